import { expect } from "chai";
import type { NdArrays } from "../../src/core/ndarray";
import { engineNamed } from "../../src/engine/engines";
import { lower } from "../../src/engine/lower";
import { runOnce } from "../../src/engine/run-once";
import { trace } from "../../src/engine/trace";
import { randomVgg } from "../../src/features/random-vgg";
import { gramLoss } from "../../src/losses/gram-loss";
import { objectiveOf, objectiveProgram, prepareProgram } from "../../src/objective/objective";
import { noiseImage } from "../support/data";
import { weightsOf } from "../support/objective";

describe("compiled, bit for bit", () => {
  const features = randomVgg({ layers: ["pool1", "relu3_2"], pooling: "average", padding: "zero", seed: 5 });
  const objective = objectiveOf(features, [gramLoss.with()]);
  const size = { height: 64, width: 68 };

  it("gives the same value and gradient in two sessions, on 1 and 2 threads, and twice in one", async function () {
    this.timeout(60_000);
    const one = engineNamed("compiled", { threads: 1 });
    const targets = await runOnce(one, prepareProgram(objective, size, size, {}), { image: noiseImage(64, 68, 1) });
    const program = objectiveProgram(objective, size, targets, {});
    const inputs = { image: noiseImage(64, 68, 2), ...targets, ...weightsOf(objective) };

    expect(
      lower(trace(program)).nodes.some(({ op }) => op === "DepthToSpace"),
      "Winograd",
    ).to.be.true;
    const executable = await one.load(program);
    const first = await executable.run(inputs);
    const again = await executable.run(inputs);
    await executable.release();
    const expected = bytes(first);
    expect(bytes(again).equals(expected), "the same session").to.be.true;
    expect(bytes(await runOnce(one, program, inputs)).equals(expected), "another session").to.be.true;
    const two = engineNamed("compiled", { threads: 2 });
    expect(bytes(await runOnce(two, program, inputs)).equals(expected), "two threads").to.be.true;
  });
});

function bytes({ total, gradient }: NdArrays): Buffer {
  return Buffer.concat(
    [total!, gradient!].map(({ data }) => Buffer.from(data.buffer, data.byteOffset, data.byteLength)),
  );
}
