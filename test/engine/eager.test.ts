import { expect } from "chai";
import type { Program } from "../../src/core/program";
import { memory, setBackend } from "../../src/core/tensor";
import { runOnce } from "../../src/engine/run-once";
import { trace } from "../../src/engine/trace";
import { pixels } from "../../src/features/pixels";
import { gramLoss } from "../../src/losses/gram-loss";
import { objectiveOf, objectiveProgram, prepareProgram } from "../../src/objective/objective";
import { eager } from "../support/compiled";
import { noiseImage } from "../support/data";
import { weightsOf } from "../support/objective";

describe("eager", () => {
  const objective = objectiveOf(pixels(), [gramLoss.with(), gramLoss.with({ scale: "paper" })]);
  const size = { height: 4, width: 6 };
  const image = noiseImage(4, 6);

  it("keeps no tensor of a run, and none after release", async () => {
    await setBackend("cpu");
    const before = memory().numTensors;
    const targets = await runOnce(eager, prepareProgram(objective, size, size, {}), { image });
    const program = objectiveProgram(objective, size, targets, {});
    const executable = await eager.load({ ...program, constants: { unused: image } });
    const loaded = memory().numTensors;
    expect(loaded).to.equal(before + 1);
    for (let i = 0; i < 2; i++) await executable.run({ image, ...targets, ...weightsOf(objective) });
    expect(memory().numTensors).to.equal(loaded);
    await executable.release();
    expect(memory().numTensors).to.equal(before);
  });

  it("runs on its own backend whatever was in use between", async () => {
    const program: Program = {
      name: "twice",
      inputs: { x: [2] },
      constants: {},
      run: ({ x }) => ({ y: x!.add(x!) }),
    };
    const executable = await eager.load(program);
    trace(program);
    const { y } = await executable.run({ x: { shape: [2], data: Float32Array.of(1, 2) } });
    expect(y).to.deep.equal({ shape: [2], data: Float32Array.of(2, 4) });
    await executable.release();
  });
});
