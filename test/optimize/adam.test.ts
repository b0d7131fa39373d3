import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AdamOptions } from "../../src/optimize/minimize";
import { minimize } from "../../src/optimize/minimize";
import { expectClose } from "../support/close";
import { quadratic } from "./quadratic";

const golden = JSON.parse(readFileSync(join(__dirname, "torch-adam.json"), "utf8")) as {
  readonly options: { lr: number; betas: [number, number]; eps: number };
  readonly iterates: readonly number[][];
};

async function iterates(options: Omit<AdamOptions, "method">, start = [1], curvature = [1], goal = [0]) {
  const { f, seen } = quadratic(curvature, goal);
  await minimize(f, Float64Array.from(start), { method: "adam", ...options });
  return seen;
}

describe("optimize/adam", () => {
  it("takes the steps worked by hand", async () => {
    // x = 1, g = 1: m = 0.1, v = 0.001, m̂ = v̂ = 1: x = 1 − 0.1/(1 + ε) = 0.9 with ε = 1e-12.
    // g = 0.9: m = 0.09 + 0.09 = 0.18, m̂ = 0.18/0.19; v = 0.000999 + 0.00081 = 0.001809, v̂ = 0.001809/0.001999;
    // x = 0.9 − 0.1·0.947368/0.951289 = 0.800412.
    const seen = await iterates({ learningRate: 0.1, epsilon: 1e-12, maxEvaluations: 3 });
    expectClose(seen.flat(), [1, 0.9, 0.800412], 1e-6);
  });

  it("adds epsilon to the root, not under it", async () => {
    // First step: 0.1·1/(1 + 1) = 0.05.
    expectClose((await iterates({ learningRate: 0.1, epsilon: 1, maxEvaluations: 2 })).flat(), [1, 0.95]);
  });

  it("takes PyTorch's steps", async () => {
    const { lr, betas, eps } = golden.options;
    const options = { learningRate: lr, firstDecay: betas[0], secondDecay: betas[1], epsilon: eps, maxEvaluations: 6 };
    const seen = await iterates(options, golden.iterates[0]!.slice(), [1, 10, 0.1], [1, -2, 0.5]);
    expectClose(seen.flat(), golden.iterates.flat(), 1e-12);
  });

  it("projects each step onto the box, and goes on from there", async () => {
    const seen = await iterates({ learningRate: 0.1, bounds: { lower: 0.95, upper: 2 }, maxEvaluations: 4 });
    expect(seen[1]).to.deep.equal([0.95]);
    expect(seen.slice(1).every(([x]) => x === 0.95)).to.be.true; // held there: the minimum 0 lies below
  });

  it("stops where the projected gradient is small, at a bound too", async () => {
    const { f } = quadratic([1], [0]);
    const found = await minimize(f, Float64Array.of(1), {
      method: "adam",
      learningRate: 0.1,
      bounds: { lower: 0.95, upper: 2 },
    });
    expect([found.stop, found.evaluations, found.x[0]]).to.deep.equal(["gradient small", 2, 0.95]);
  });

  it("hands back the best point, not the last", async () => {
    // With a step of 1.5 the second point, −0.5, is better than the start; the third, further down, is worse.
    const { f, seen } = quadratic([1], [0]);
    const found = await minimize(f, Float64Array.of(1), { method: "adam", learningRate: 1.5, maxEvaluations: 3 });
    expect(found.values[2]).to.be.above(found.values[1]!);
    expect([found.x[0], found.value]).to.deep.equal([seen[1]![0], found.values[1]]);
  });

  it("halves a step that leads to where f is not finite", async () => {
    const seen: number[] = [];
    const f = (x: Float64Array) => {
      seen.push(x[0]!);
      return { value: x[0]! < 0.8 ? NaN : x[0]!, gradient: Float64Array.of(1) };
    };
    await minimize(f, Float64Array.of(1), { method: "adam", learningRate: 0.4, epsilon: 1e-12, maxEvaluations: 4 });
    expectClose(seen, [1, 0.6, 0.8, 0.4], 1e-9); // 1 − 0.4, then 1 − 0.2, then 0.8 − 0.4 with the whole rate again
  });
});
