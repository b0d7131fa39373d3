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

describe("wasm = cpu", function () {
  this.timeout(60_000);
  let engine: Engine;
  before(() => (engine = engineNamed("wasm")));

  itGivesTheSameAsCpu(() => engine);

  it("has every kernel that the compiled engine has", () => {
    const known = new Set(getKernelsForBackend("wasm").map(({ kernelName }) => kernelName));
    const missing = [...rules, ...composites].map(({ kernel }) => kernel).filter((kernel) => !known.has(kernel));
    expect(missing).to.deep.equal([]);
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
