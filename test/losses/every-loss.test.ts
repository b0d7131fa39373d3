import { expect } from "chai";
import type { NdArray } from "../../src/core/ndarray";
import { random } from "../../src/core/random";
import { memory, tensor, tidy, valueAndGrad } from "../../src/core/tensor";
import type { FeatureSet, Shape4D } from "../../src/features/feature-set";
import { pixels } from "../../src/features/pixels";
import { randomPyramid } from "../../src/features/random-pyramid";
import { lossKinds, lossNamed } from "../../src/losses";
import { parseLoss } from "../../src/losses/loss-kind";
import { normals, spaced } from "../support/data";
import { assertGradient } from "../support/gradient";
import { lossCases, type LossCase } from "../support/loss-cases";
import { assertLossCompiled, bound, lossOf } from "../support/losses";

/** Two maps of four channels, as features are: not negative, some zero, no two statistics alike. */
const CANDIDATE: Shape4D = [1, 3, 5, 4];
const exemplarShape = ({ sameSize }: LossCase): Shape4D => (sameSize ? CANDIDATE : [1, 4, 6, 4]);

/** Where nothing has a kink nearby: central differences need that. */
const smooth = (shape: Shape4D, seed: number): NdArray => {
  const { data } = spaced(shape, 0.05, seed);
  return { shape, data: data.map((value) => 2 + value) };
};

function stretched({ shape, data }: NdArray, by: number): NdArray {
  return { shape, data: data.map((value) => by * value) };
}

/** The same map with its positions in another order. */
function shuffled({ shape, data }: NdArray): NdArray {
  const channels = shape[3]!;
  const positions = Array.from({ length: data.length / channels }, (_, i) => i);
  const stream = random(3, "test/shuffle");
  for (let i = positions.length - 1; i > 0; i--) {
    const j = stream.below(i + 1);
    [positions[i], positions[j]] = [positions[j]!, positions[i]!];
  }
  return {
    shape,
    data: Float32Array.from(positions.flatMap((at) => [...data.subarray(at * channels, (at + 1) * channels)])),
  };
}

describe("every loss", function () {
  this.timeout(60_000);

  it("is among the cases", () => {
    const names = new Set(lossCases.map(({ description }) => parseLoss(description).name));
    expect([...names].sort()).to.deep.equal(lossKinds.map(({ name }) => name).sort());
  });

  for (const each of lossCases) {
    const {
      description,
      spatial,
      step = 0.02,
      tolerance = 1e-3,
      compiled = 1e-5,
      contrast = 1,
      stretch = 1,
      lean = 0,
    } = each;
    describe(description, () => {
      const candidate = smooth(CANDIDATE, 1);
      const exemplar = smooth(exemplarShape(each), 2);

      it("bears the name that finds it", () => expect(lossNamed(description).name).to.equal(description));

      it("is a positive number for another map, and zero where it has nothing to say", () => {
        const there = lossOf(description, candidate, exemplar);
        expect((there > 0 || each.sampled) && Math.abs(there) < Infinity, String(there)).to.be.true;
        const constant = { ...exemplar, data: exemplar.data.map(() => 1) };
        const zero = each.regularizer
          ? lossOf(description, constant, exemplar)
          : lossOf(description, exemplar, exemplar);
        expect(Math.abs(zero) <= 1e-6 * Math.abs(there), `${zero} against ${there}`).to.be.true;
      });

      const looksAtPlaces = (spatial ?? false) || (each.sampled ?? false);
      it(looksAtPlaces ? "changes when positions are shuffled" : "stays the same when positions are shuffled", () => {
        const { value } = bound(description, exemplar, CANDIDATE);
        const change = Math.abs(value(shuffled(candidate)) / value(candidate) - 1);
        expect(change > 1e-3, `relative change ${change}`).to.equal(looksAtPlaces);
        if (!looksAtPlaces) expect(change).to.be.at.most(1e-5);
      });

      if (each.frozen === undefined)
        it("has the gradient of central differences", () => {
          const { measure } = bound(description, stretched(exemplar, stretch), CANDIDATE);
          for (const seed of [1, 2])
            assertGradient(measure, stretched(candidate, stretch), { step, tolerance, seed, lean });
        });

      it("is finite, with its gradient, for dead channels and for constant maps", () => {
        const dead = normals(exemplarShape(each), 4);
        const zeros = { shape: CANDIDATE, data: new Float32Array(3 * 5 * 4) };
        const halfDead = { ...candidate, data: candidate.data.map((value, i) => (i % 4 === 0 ? 0 : value)) };
        const none = { shape: dead.shape, data: new Float32Array(dead.data.length) };
        for (const [map, of] of [
          [zeros, exemplar],
          [halfDead, exemplar],
          [candidate, none],
          [zeros, none],
        ] as const) {
          const { measure, value } = bound(description, of, CANDIDATE);
          expect(value(map), "value").to.satisfy(Number.isFinite);
          expect(gradientOf(measure, map).every(Number.isFinite), "gradient").to.be.true;
        }
      });

      it("keeps no tensor within tidy", () => {
        const { measure } = bound(description, exemplar, CANDIDATE);
        const before = memory().numTensors;
        gradientOf(measure, candidate);
        expect(memory().numTensors).to.equal(before);
      });

      const sizes = {
        "64×64": { output: { height: 64, width: 64 }, exemplar: { height: 64, width: 64 } },
        "37×50": {
          output: { height: 37, width: 50 },
          exemplar: each.sameSize ? { height: 37, width: 50 } : { height: 45, width: 33 },
        },
      };
      const sets: Record<string, FeatureSet> = {
        pixels: pixels(),
        "random pyramid": randomPyramid({ layers: ["level2", "level4"], padding: "reflect", seed: 1 }),
      };
      for (const [size, { output, exemplar: from }] of Object.entries(sizes))
        for (const [name, features] of Object.entries(sets))
          it(`compiled = eager, ${name} at ${size}`, () =>
            assertLossCompiled(description, features, output, from, {
              limit: compiled,
              contrast: name === "pixels" ? contrast : 1,
              skewed: each.skewed ?? false,
            }));
    });
  }
});

function gradientOf(measure: ReturnType<typeof bound>["measure"], { shape, data }: NdArray): Float32Array {
  return tidy(() => valueAndGrad(measure)(tensor(data, [...shape])).grad.dataSync<"float32">());
}
