import { expect } from "chai";
import type { Program } from "../../src/core/program";
import { complex, getKernelsForBackend, memory, setBackend } from "../../src/core/tensor";
import type { Engine } from "../../src/engine/engine";
import { engineNamed } from "../../src/engine/engines";
import { composites, rules } from "../../src/engine/kernels";
import { runOnce } from "../../src/engine/run-once";
import { noiseImage, normals } from "../support/data";
import { itGivesTheSameAsCpu } from "./eager-engines";
import { kernelCases } from "./kernel-cases";
import { programOf } from "./kernel-cases/program";

const REFUSED = [
  /^(Mod|FloorDiv) of whole numbers$/,
  /^Select of (truths|whole numbers)/,
  /^Cast to truths$/,
  /^Conv2D with (a stride beyond its filter|strides 3 and 2, valid)$/,
  /^Depthwise/,
  /^Log1p/,
  /^GatherV2/,
  /^UnsortedSegmentSum/,
  /^OneHot/,
  /^Range/,
];

describe("wasm = cpu", function () {
  this.timeout(60_000);
  let engine: Engine;
  before(() => (engine = engineNamed("wasm")));

  // What the backend lacks, or is refused since it gets it wrong (src/engine/wasm/wrong.ts).
  const refused = kernelCases.map(({ name }) => name).filter((name) => REFUSED.some((each) => each.test(name)));
  itGivesTheSameAsCpu(() => engine, refused);

  for (const each of kernelCases.filter(({ name }) => refused.includes(name)))
    it(`refuses ${each.name}`, async () => {
      let message = "";
      await runOnce(engine, programOf(each), { x: each.input }).catch((error: unknown) => {
        message = (error as Error).message;
      });
      expect(message).to.match(/^engine wasm: expected .*; use --engine compiled or --engine cpu$/);
    });

  it("has every kernel that the compiled engine has, but two", () => {
    const known = new Set(getKernelsForBackend("wasm").map(({ kernelName }) => kernelName));
    const ours = ["TopKValues", "TopKIndices"]; // Halves of tfjs's TopK.
    const kernels = [...rules, ...composites].map(({ kernel }) => kernel).filter((kernel) => !ours.includes(kernel));
    const lacking = ["DepthwiseConv2dNativeBackpropInput", "UnsortedSegmentSum"];
    expect(kernels.filter((kernel) => !known.has(kernel)).sort()).to.deep.equal(lacking);
  });

  it("keeps no memory of a convolution's gradient", async () => {
    const each = kernelCases.find(({ name }) => name === "Conv2D, same")!;
    await runOnce(engine, programOf(each), { x: each.input });
    await setBackend("wasm");
    const { numDataBuffers } = memory();
    await runOnce(engine, programOf(each), { x: each.input });
    expect(memory().numDataBuffers).to.equal(numDataBuffers);
  });

  it("names a kernel that the backend lacks, in one sentence", async () => {
    const program: Program = {
      name: "spectrum",
      inputs: { x: [4] },
      constants: {},
      run: ({ x }) => ({ y: complex(x!, x!) }),
    };
    let message = "";
    await runOnce(engine, program, { x: normals([4]) }).catch((error: unknown) => (message = (error as Error).message));
    expect(message).to.match(
      /^engine wasm: expected tfjs's backend to have the kernel Complex, got none; use --engine/,
    );
  });

  it("takes an image's values as they are at each run", async () => {
    const each = kernelCases.find(({ name }) => name === "Square")!;
    const executable = await engine.load(programOf(each));
    const [a, b] = [noiseImage(5, 7, 1), noiseImage(5, 7, 2)];
    await executable.run({ x: a });
    const { y } = await executable.run({ x: b });
    await executable.release();
    expect(y!.data[4]).to.be.closeTo(b.data[4]! ** 2, 1e-6);
  });
});
