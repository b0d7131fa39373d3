import type { Engine } from "../../src/engine/engine";
import { engineNamed } from "../../src/engine/engines";
import { engineStates } from "../../src/engine/states";
import { itGivesTheSameAsCpu } from "./eager-engines";

/** Only where the package is there (bench/build-tfjs-node.sh builds it): it is no dependency. */
if (engineStates().some(({ name, ready }) => name === "tfjs-node" && ready))
  describe("tfjs-node = cpu", function () {
    this.timeout(60_000);
    let engine: Engine;
    before(() => (engine = engineNamed("tfjs-node")));

    // It refuses these in sentences of its own: paddings by number, whole numbers over zero, two types in one choice.
    itGivesTheSameAsCpu(
      () => engine,
      [
        "Conv2D, padded by 2",
        "Conv2D with stride 2, padded by 1",
        "Mod of whole numbers",
        "FloorDiv of whole numbers",
        "Select of whole numbers and floats",
      ],
    );
  });
