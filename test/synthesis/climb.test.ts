import { expect } from "chai";
import { deserialize, serialize } from "node:v8";
import { UsageError } from "../../src/core/demand";
import { memory } from "../../src/core/tensor";
import { exemplars } from "../../src/exemplars";
import { resize } from "../../src/image/resize";
import { starts } from "../../src/noise";
import { random } from "../../src/core/random";
import type { Settings, SynthesisOptions } from "../../src/synthesis/settings";
import {
  climb,
  type ClimbContext,
  type Position,
  type Progress,
  type SynthesisResult,
} from "../../src/synthesis/climb";
import { compiled, eager } from "../support/compiled";
import { cloth, small, spied } from "./small";

const run = (options: SynthesisOptions = {}, context: Partial<ClimbContext> = {}) =>
  climb({ exemplar: cloth }, small(options), { engine: eager, weights: null, ...context });

const pyramid: SynthesisOptions = {
  features: "random-pyramid",
  layers: ["level1", "level2"].map((layer) => ({ layer, weight: 1 })),
};

/** Runs until so many evaluations are made, as a process that is then stopped. @returns where it stood */
async function stopped(settings: Settings, after: number): Promise<Position> {
  const controller = new AbortController();
  const { signal } = controller;
  if (after === 0) controller.abort();
  let position: Position | undefined;
  let made = 0;
  const { stop } = await climb({ exemplar: cloth }, settings, {
    engine: eager,
    weights: null,
    signal,
    onProgress: () => {
      if (++made === after) controller.abort();
    },
    save(saved) {
      position = deserialize(serialize(saved)) as Position;
      return Promise.resolve();
    },
  });
  expect(stop).to.equal("interrupted");
  expect(made).to.equal(after);
  return position!;
}

describe("synthesis/climb", () => {
  it("climbs the scales, evaluates as often as told and ends with the finest picture", async () => {
    const { image, curves, value, stop } = await run({ evaluations: [7, 5] });
    expect(image).to.include({ height: 32, width: 48 });
    expect(image.data.length).to.equal(32 * 48 * 3);
    expect(image.data.every((level) => level >= 0 && level <= 1)).to.be.true;
    expect(curves.map(({ height, width, total }) => [height, width, total.length])).to.deep.equal([
      [16, 24, 7],
      [32, 48, 5],
    ]);
    expect(curves.map((curve) => curve.stop)).to.deep.equal(["evaluation limit", "evaluation limit"]);
    expect({ value, stop }).to.deep.equal({ value: Math.min(...curves[1]!.total), stop: "evaluation limit" });
  });

  it("tells of every evaluation", async () => {
    const told: unknown[] = [];
    const engine = spied(eager);
    const onProgress = ({ image, curves, ...progress }: Progress) => {
      told.push(progress);
      expect(curves.map(({ width }) => width)).to.deep.equal([24, 48].slice(0, progress.scale + 1));
      const { total, terms } = curves.at(-1)!;
      expect([total.length, total.at(-1)]).to.deep.equal([progress.evaluation, progress.value]);
      expect(Object.values(terms).map(({ length }) => length)).to.deep.equal([progress.evaluation]);
      expect(image.data).to.deep.equal(engine.pictures(/^objective/).at(-1));
    };
    const { curves } = await run({ evaluations: [4, 3] }, { onProgress, engine });
    const expected = curves.flatMap(({ total }, scale) =>
      total.map((value, i) => ({ scale, evaluation: i + 1, value, best: Math.min(...total.slice(0, i + 1)) })),
    );
    expect(told).to.deep.equal(expected);
  });

  it("starts from the noise named, then from the last result, enlarged, with a little noise on it", async () => {
    const engine = spied(eager);
    const { curves } = await run({ init: "white-gaussian", seed: 7 }, { engine });
    const pictures = engine.pictures(/^objective/);
    const coarse = { height: 16, width: 24, exemplar: resize(cloth, { height: 16, width: 24, kernel: "area" }) };
    const noise = starts["white-gaussian"]({ ...coarse, random: random(7, "start/0") });
    expect(pictures[0]).to.deep.equal(noise.data);
    const { total } = curves[0]!;
    const best = pictures[total.indexOf(Math.min(...total))]!;
    const enlarged = resize({ height: 16, width: 24, data: best }, { height: 32, width: 48, kernel: "cubic" }).data;
    const fresh = random(7, "fresh noise/1");
    const expected = enlarged.map((level) => level + (5 / 255) * fresh.normal());
    const largest = pictures[total.length]!.reduce((most, level, i) => {
      return Math.max(most, Math.abs(level - Math.min(1, Math.max(0, expected[i]!))));
    }, 0);
    expect(largest).to.be.at.most(1e-6);
  });

  it("compares each scale with the exemplar at that scale", async () => {
    const engine = spied(eager);
    await run({ evaluations: [2] }, { engine });
    const [coarse, fine] = engine.pictures(/^prepare/);
    expect(coarse).to.deep.equal(resize(cloth, { height: 16, width: 24, kernel: "area" }).data);
    expect(fine).to.deep.equal(cloth.data);
  });

  for (const optimizer of ["lbfgsb", "adam"])
    it(`goes on to the same end, bit for bit, wherever it was stopped: ${optimizer}`, async () => {
      // Of lbfgsb, each scale's second evaluation is a step too long.
      const losses = [{ loss: "gram/scale=paper", weight: 1 }];
      const settings = small({ optimizer, learningRate: 0.1, losses });
      let withinSearch = 0;
      const undisturbed = await climb({ exemplar: cloth }, settings, { engine: eager, weights: null });
      for (let after = 0; after < 12; after++) {
        const resume = await stopped(settings, after);
        if (resume.state.values.length < after - 6 * resume.scale) withinSearch++;
        const resumed = await climb({ exemplar: cloth }, settings, { engine: eager, weights: null, resume });
        expect(resumed, `stopped after ${after} evaluations`).to.deep.equal(undisturbed);
      }
      if (optimizer === "lbfgsb") expect(withinSearch, "evaluations that are made again").to.be.above(0);
    });

  it("lets an interrupt through on an engine that never waits", async () => {
    const controller = new AbortController();
    setImmediate(() => controller.abort());
    const { stop, curves } = await run({ evaluations: [200] }, { engine: eager, signal: controller.signal });
    expect(stop).to.equal("interrupted");
    expect(curves[0]!.total.length).to.be.within(1, 3);
  });

  it("makes the same picture from the same seed, another from another", async () => {
    const first = await run({ seed: 3 });
    expect(await run({ seed: 3 })).to.deep.equal(first);
    const other = await run({ seed: 4 });
    expect(other.image.data).not.to.deep.equal(first.image.data);
  });

  it("comes to much the same objectives on either engine", async () => {
    const [a, b] = [await run({ evaluations: [4] }), await run({ evaluations: [4] }, { engine: compiled })];
    for (const [scale, { total }] of a.curves.entries())
      total.forEach((value, i) => expect(b.curves[scale]!.total[i]).to.be.closeTo(value, 1e-4 * total[0]!));
  });

  it("brings the objective far below its start", async () => {
    const { curves } = await run({ ...pyramid, evaluations: [40] }, { engine: compiled });
    const [coarse, fine] = curves.map(({ total }) => total);
    const [noise] = (await run({ ...pyramid, scales: 1, evaluations: [1] }, { engine: compiled })).curves[0]!.total;
    expect(Math.min(...coarse!)).to.be.below(coarse![0]! / 20);
    expect(Math.min(...fine!)).to.be.below(noise! / 20);
    expect(fine![0], "the coarse result is a better start than noise").to.be.below(noise! / 4);
  });

  for (const optimizer of ["lbfgsb", "adam"])
    it(`makes all evaluations however small the objective: ${optimizer}`, async () => {
      const losses = [{ loss: "gram", weight: 1e-3 }];
      const { curves } = await run({ optimizer, losses });
      expect(curves.map(({ total }) => total.length)).to.deep.equal([6, 6]);
    });

  it("ends the finest scale, and it alone, at a target", async () => {
    const { curves } = await run({ evaluations: [10] }, { target: 1e9 });
    expect(curves.map(({ total, stop }) => [total.length, stop])).to.deep.equal([
      [10, "evaluation limit"],
      [1, "target reached"],
    ]);
  });

  it("keeps within the exemplar's range where told to", async () => {
    const { image } = await run({ bounds: "exemplar", init: "uniform" });
    for (const c of [0, 1, 2]) {
      const channel = (data: Float32Array) => data.filter((_, i) => i % 3 === c);
      const [lower, upper] = [Math.min(...channel(cloth.data)), Math.max(...channel(cloth.data))];
      expect(channel(image.data).every((level) => level >= lower && level <= upper)).to.be.true;
    }
  });

  it("refuses to begin where the objective is not finite", async () => {
    const losses = [{ loss: "gram/scale=paper", weight: 1e38 }];
    const error: unknown = await run({ losses }).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(UsageError);
    expect(error).to.have.property("message").that.includes("start of 24×16, got the objective Infinity");
  });

  it("runs the optimizer as it is set", async () => {
    const end = async (options: SynthesisOptions) => (await run({ evaluations: [9], ...options })).value;
    expect(await end({ memory: 1 })).not.to.equal(await end({ memory: 20 }));
    expect(await end({ optimizer: "adam" })).not.to.equal(await end({ optimizer: "adam", learningRate: 0.05 }));
  });

  it("keeps no tensor and no program, whether it ends, is stopped or refuses", async () => {
    await run();
    const before = memory().numTensors;
    const engine = spied(eager);
    await run({}, { engine });
    await run({}, { engine, signal: AbortSignal.abort() });
    await run({ losses: [{ loss: "gram/scale=paper", weight: 1e38 }] }, { engine }).catch(() => undefined);
    expect(engine.open()).to.equal(0);
    expect(memory().numTensors).to.equal(before);
  });
});

describe("synthesis/climb, rounds", () => {
  const losses = ["sliced_wasserstein/directions=2"];

  it("share a scale's evaluations; draws change between them alone, and each begins where the last one's best was", async () => {
    const engine = spied(eager);
    const { curves, value } = await run({ losses, rounds: 3, evaluations: [7, 9] }, { engine });
    expect(curves.map(({ total, rounds }) => [total.length, rounds])).to.deep.equal([
      [7, [2, 2, 3]],
      [9, [3, 3, 3]],
    ]);
    const draws = engine.inputs(/^objective/, /^draw/).map((arrays) => arrays[0]!.data.join());
    const changes = draws.flatMap((draw, i) => (draw === draws[i - 1] ? [] : [i]));
    expect(changes).to.deep.equal([0, 2, 4, 7, 10, 13]);
    expect(new Set(draws).size).to.equal(6);
    const [pictures, { total }] = [engine.pictures(/^objective/).slice(7), curves[1]!];
    for (const first of [3, 6]) {
      const before = total.slice(first - 3, first);
      const best = first - 3 + before.indexOf(Math.min(...before));
      expect(pictures[first], `picture ${first}`).to.deep.equal(pictures[best]);
    }
    expect(value).to.equal(Math.min(...total.slice(6)));
  });

  it("go on to the same end, bit for bit, wherever they were stopped", async () => {
    const settings = small({ losses, rounds: 3, evaluations: [6] });
    const undisturbed = await climb({ exemplar: cloth }, settings, { engine: eager, weights: null });
    const rounds = new Set<number>();
    for (let after = 0; after < 12; after++) {
      const resume = await stopped(settings, after);
      rounds.add(resume.round);
      const resumed = await climb({ exemplar: cloth }, settings, { engine: eager, weights: null, resume });
      expect(resumed, `stopped after ${after} evaluations`).to.deep.equal(undisturbed);
    }
    expect([...rounds]).to.have.members([0, 1, 2]);
  });

  it("tell their evaluations as one count a scale", async () => {
    const told: number[][] = [];
    await run({ losses, rounds: 2, evaluations: [4, 2] }, { onProgress: (p) => told.push([p.scale, p.evaluation]) });
    expect(told).to.deep.equal([[0, 1], [0, 2], [0, 3], [0, 4], [1, 1], [1, 2]]); // prettier-ignore
  });

  for (const [rounds, evaluations] of [
    [0, 5],
    [1.5, 5],
    [6, 5],
    [NaN, 5],
  ] as const)
    // prettier-ignore
    it(`are refused: ${rounds} of ${evaluations} evaluations`, () =>
      expect(() => small({ rounds, evaluations: [evaluations] })).to.throw(UsageError, "rounds: expected a whole"));
});

describe("synthesis/climb, padding", function () {
  this.timeout(60_000);

  /** Mean step across the seam over the mean step elsewhere, between rows and between columns. */
  function seams({ image: { height, width, data } }: SynthesisResult): [number, number] {
    const step = (a: number, b: number) => [0, 1, 2].reduce((sum, c) => sum + Math.abs(data[3 * a + c]! - data[3 * b + c]!), 0); // prettier-ignore
    const sums = { row: new Float64Array(height), column: new Float64Array(width) };
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const at = y * width + x;
        sums.row[y]! += step(at, ((y + 1) % height) * width + x);
        sums.column[x]! += step(at, y * width + ((x + 1) % width));
      }
    const ratio = (steps: Float64Array) =>
      steps.at(-1)! / (steps.subarray(0, -1).reduce((sum, value) => sum + value, 0) / (steps.length - 1));
    return [ratio(sums.row), ratio(sums.column)];
  }

  const exemplar = exemplars.cloth.draw({ height: 64, width: 64, seed: 1 });
  const padded = (padding: string) => {
    const layers = ["level1", "level2", "level3"].map((layer) => ({ layer, weight: 1 }));
    const size = { height: 32, width: 48 };
    const options = { features: "random-pyramid", padding, layers, size, scales: 1, evaluations: [60] };
    return climb({ exemplar: exemplar }, small(options, exemplar), { engine: compiled, weights: null });
  };

  it("makes tiles where it is circular", async () => {
    for (const seam of seams(await padded("circular"))) expect(seam).to.be.below(1.6);
  });

  it("does not where it is not", async () => {
    for (const seam of seams(await padded("reflect"))) expect(seam).to.be.above(1.8);
  });
});
