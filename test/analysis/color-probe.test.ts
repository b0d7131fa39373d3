import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { colorProbe } from "../../src/analysis/color-probe";
import { colorTargets, type TargetName } from "../../src/analysis/color-targets";
import type { Sample } from "../../src/analysis/recolored";
import type { StatisticName } from "../../src/analysis/statistics";
import type { Image } from "../../src/image/image";
import { expectRefusal } from "../image/refusal";
import { eager } from "../support/compiled";

interface Golden {
  readonly side: number;
  readonly textures: string[];
  readonly levels: number[][];
  readonly scores: Record<StatisticName, Record<Exclude<TargetName, "hues">, number>>;
}
const golden = JSON.parse(readFileSync(join(__dirname, "../golden/probe.json"), "utf8")) as Golden;
const { side } = golden;
const samples = golden.levels.map((levels, i): Sample => {
  const image = { height: side, width: side, data: Float32Array.from(levels, (level) => level / 255) };
  return { texture: golden.textures[i]!, image };
});
const pixels = { name: "pixels", layers: ["pixels"] } as const;

describe("analysis/colorProbe", () => {
  it("is numpy's: standardized, one texture left out, the penalty from the others", async () => {
    const { scores } = await colorProbe(samples, pixels, { engine: eager });
    for (const [statistic, wanted] of Object.entries(golden.scores) as [StatisticName, Record<string, number>][])
      for (const target of ["mean", "covariance"] as const)
        expect(scores.pixels![statistic][target], `${target} from ${statistic}`).to.be.closeTo(wanted[target]!, 1e-6);
  });

  it("tells the mean from means all but exactly, and no more of a network's deeper layers than there is", async () => {
    const choice = { name: "random-vgg", layers: ["pixels", "relu1_1"] } as const;
    const { scores, baseline } = await colorProbe(samples, choice);
    expect(scores.pixels!.mean.mean).to.be.within(0.99, 1);
    expect(scores.relu1_1!.gram.mean).to.be.within(0.5, 1);
    for (const value of Object.values(baseline)) expect(value).to.be.below(0);
  });

  it("has the mean of the other textures as its baseline, and tells it where a statistic says nothing", async () => {
    const flat = (level: number): Image => ({ height: 2, width: 2, data: new Float32Array(12).fill(level) });
    const levels = { a: [0.25, 0.25], b: [0.5, 0.5], c: [0.75, 1] };
    const plain = Object.entries(levels).flatMap(([texture, each]) => each.map((level) => ({ texture, image: flat(level) }))); // prettier-ignore
    const { scores, baseline } = await colorProbe(plain, pixels, { engine: eager });
    // Of 0.25 0.25 0.5 0.5 0.75 1, mean 13/24, others' means 11/16, 9/16, 3/8: off by 7/16 7/16 1/16 1/16 3/8 5/8 (squares
    // sum to 59/64), from the mean by 7/24 7/24 1/24 1/24 5/24 11/24 (246/576).
    expect(baseline.mean).to.be.closeTo(1 - 59 / 64 / (246 / 576), 1e-6);
    // All covariances are 0.
    expect(scores.pixels!.covariance.mean).to.be.closeTo(baseline.mean, 1e-9);
    expect(scores.pixels!.mean.mean).to.be.above(0.8);
  });

  it("refuses two textures", () =>
    expectRefusal(colorProbe(samples.slice(0, 10), pixels), "three textures or more, got 2"));
});

describe("analysis/colorTargets", () => {
  it("tells mean, covariance and chroma by hue of two pixels", () => {
    const { mean, covariance, hues } = colorTargets({ height: 1, width: 2, data: Float32Array.of(1, 0, 0, 0, 0, 1) });
    expect(mean).to.deep.equal([0.5, 0, 0.5]);
    expect(covariance).to.deep.equal([0.25, 0, 0.25, 0, -0.25, 0]);
    // sRGB's red and blue in L*a*b* under D65: chroma 104.55 at 40.0°, 133.81 at 306.3°; half the pixels each.
    expect(hues).to.have.length(12);
    expect(hues[1]).to.be.closeTo(104.55 / 2, 0.01);
    expect(hues[10]).to.be.closeTo(133.81 / 2, 0.01);
    expect(hues.filter((value) => value === 0)).to.have.length(10);
  });

  it("finds no hue in gray", () => {
    const gray = { height: 2, width: 2, data: Float32Array.from({ length: 12 }, (_, i) => Math.floor(i / 3) / 4) };
    for (const value of colorTargets(gray).hues) expect(value).to.be.below(1e-10);
  });
});
