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

    // It knows the paddings "same" and "valid" alone, which are those that features use.
    itGivesTheSameAsCpu(() => engine, ["Conv2D, padded by 2"]);
  });
