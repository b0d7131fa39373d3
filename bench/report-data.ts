import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { sha256 } from "../src/core/hash";
import { random } from "../src/core/random";
import { exemplars, type ExemplarName } from "../src/exemplars";
import { crop } from "../src/image/crop";
import type { Image } from "../src/image/image";
import { pngBytes } from "../src/image/write";
import type { Report, ReportRun } from "../src/report/report";
import type { SynthesisRecord } from "../src/synthesis/record";

/** In pixels. */
const [SIZE, THUMBNAIL] = [128, 96];
const EVALUATIONS = 300;
const layers = ["relu1_1", "pool1", "pool2", "pool3", "pool4", "pixels"];
/** How far from its exemplar a loss is made out to leave a result, 0 to 1. */
const losses = {
  gram: 0.1,
  covariance: 0.14,
  shifted_gram: 0.18,
  sliced_wasserstein: 0.22,
  mmd_gaussian: 0.3,
  histogram: 0.4,
  cmd: 0.5,
  batchnorm: 0.6,
  mean: 0.75,
  spectrum: 0.9,
};
const pictured: readonly { readonly value: string; readonly name: ExemplarName; readonly seed: number }[] = [
  { value: "pebbles", name: "pebbles", seed: 1 },
  { value: "cloth", name: "cloth", seed: 1 },
  { value: "bricks", name: "bricks", seed: 1 },
  { value: "pebbles, another bag", name: "pebbles", seed: 9 },
];
const seeds = ["1", "2", "3", "4", "5"];
const metrics: Report["metrics"] = [
  {
    name: "held_out",
    title: "held-out Gram error",
    unit: "",
    what: "Gram error at layers that were not optimized, over the exemplar's own size.",
    better: "low",
  },
  {
    name: "color_shift",
    title: "color shift",
    unit: "ΔE00",
    what: "Mean CIEDE2000 difference of the sorted colors.",
    better: "low",
  },
  {
    name: "spectrum",
    title: "radial spectrum",
    unit: "dB",
    what: "Root mean square difference of the radial power spectra.",
    better: "low",
  },
  {
    name: "copy",
    title: "copy score",
    unit: "",
    what: "Share of the result that is a displaced copy of the exemplar.",
    better: "low",
  },
  {
    name: "diversity",
    title: "diversity over seeds",
    unit: "",
    what: "Mean distance between the results of two seeds.",
    better: "high",
  },
];

/** A grid of 4 × 10 × 5 made-up runs with drawn pictures; full pictures and records are written into the folder. */
export async function madeUpReport(folder: string): Promise<Report> {
  for (const name of ["exemplars", "runs"]) mkdirSync(join(folder, name), { recursive: true });
  const runs: ReportRun[] = [];
  for (const { value, name, seed } of pictured) {
    const drawn = exemplars[name].draw({ height: SIZE, width: 2 * SIZE, seed });
    const exemplar = `exemplars/${value}.png`;
    writeFileSync(join(folder, exemplar), await pngBytes(crop(drawn, { top: 0, left: 0, height: SIZE, width: SIZE })));
    const other = crop(drawn, { top: 0, left: SIZE, height: SIZE, width: SIZE });
    for (const [loss, distance] of Object.entries(losses))
      for (const each of seeds)
        runs.push(await madeUpRun(folder, other, { exemplar: value, loss, seed: each }, distance, exemplar));
  }
  return {
    name: "which-statistic-makes-a-texture",
    question: "Which statistic of VGG-16's features makes a texture, and what does it leave undone?",
    source: "after Heitz et al. 2021, figure 4",
    axes: ["exemplar", "loss", "seed"],
    metrics,
    baselines: pictured.map(({ value }, i) => ({
      exemplar: value,
      floor: measured(0.02 + 0.01 * i),
      randomPhase: measured(0.8 + 0.05 * i),
      shuffled: measured(1.2 + 0.1 * i),
    })),
    runs,
  };
}

async function madeUpRun(
  folder: string,
  picture: Image,
  axes: Readonly<Record<string, string>>,
  distance: number,
  exemplar: string,
): Promise<ReportRun> {
  const key = sha256(JSON.stringify(axes));
  const draws = random(parseInt(key.slice(0, 7), 16), "report");
  const chance = draws.uniform();
  if (chance < 0.02)
    return {
      key,
      axes,
      state: "failed",
      error: "climb: expected a finite objective, got NaN at evaluation 12; lower the step or use lbfgsb",
    };
  if (chance < 0.045) return { key, axes, state: "pending" };
  const noisy = picture.data.map((level) => level + distance * (0.8 * draws.uniform() - 0.4 + 0.6 * (0.5 - level)));
  const png = await pngBytes({ ...picture, data: noisy });
  const record = madeUpRecord(key, axes.seed!, distance, draws.uniform.bind(draws));
  const files = { image: `runs/${key}.png`, record: `runs/${key}.json`, exemplar };
  writeFileSync(join(folder, files.image), png);
  writeFileSync(join(folder, files.record), JSON.stringify(record));
  const thumbnail = await sharp(png).resize(THUMBNAIL, THUMBNAIL).webp({ quality: 80 }).toBuffer();
  return {
    ...{ key, axes, state: "finished", record, files, thumbnail, thumbnailType: "image/webp" },
    metrics: measured(distance * (0.8 + 0.4 * draws.uniform())),
  };
}

function measured(distance: number): Record<string, number> {
  return {
    held_out: 0.5 * distance ** 2,
    color_shift: 1.2 + 14 * distance,
    spectrum: 0.4 + 9 * distance,
    copy: 0.3 * Math.exp(-4 * distance),
    diversity: 0.2 + 0.5 * distance,
  };
}

/** Three scales of falling terms, with the peaks of a line search. */
function madeUpRecord(key: string, seed: string, distance: number, uniform: () => number): SynthesisRecord {
  const scales = [32, 64, SIZE].map((size, scale) => {
    const terms = layers.map((layer, i) => {
      const [start, rate, rest] = [
        (1 + uniform()) / (scale + 1),
        0.02 + 0.06 * uniform(),
        1e-4 * (1 + i) * (0.2 + distance),
      ];
      const values = Array.from({ length: EVALUATIONS / 3 }, (_, n) => {
        const peak = uniform() < 0.03 ? 3 : 1;
        return peak * (start * Math.exp(-rate * n) + rest / (1 + n / 40)) * (0.97 + 0.06 * uniform());
      });
      return [`loss@${layer}`, values] as const;
    });
    const total = terms[0]![1].map((_, n) => terms.reduce((sum, [, values]) => sum + values[n]!, 0));
    const weights = Object.fromEntries(terms.map(([name]) => [name, 1]));
    return {
      height: size,
      width: size,
      total,
      terms: Object.fromEntries(terms),
      weights,
      rounds: [total.length],
      stop: "evaluation limit",
    };
  });
  return {
    ...{ schema: 2, kind: "synthesis", key, seed: Number(seed), weights: null, versions: {}, engine: "compiled" },
    // The page does not look at settings.
    options: {} as SynthesisRecord["options"],
    exemplar: { source: "drawn", height: SIZE, width: SIZE, sha256: "", pixelsSha256: "" },
    ...{ stop: "evaluation limit", seconds: 20 + 15 * uniform(), evaluations: EVALUATIONS },
    objective: Math.min(...scales[2]!.total),
    curve: scales,
  };
}
