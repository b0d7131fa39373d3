import type { WeightsSource } from "../features/weights/load";
import { startNamed } from "../noise";
import { random } from "../core/random";
import { measureImage } from "../metrics";
import type { FeatureChoice } from "../synthesis/feature-maps";
import { openObjective } from "../synthesis/open-objective";
import { imagesOf } from "../synthesis/run";
import { synthesisOptions } from "./run-options";
import type { PlannedRun } from "./planned";

/** What runs will take, as far as it can be told before. */
export interface Forecast {
  /** At most: a run may end before. */
  readonly evaluations: number;
  /** Of the clock, with all cores at work. */
  readonly seconds: number;
  /** For the metrics, of one core. */
  readonly metricSeconds: number;
  /** Bytes on disk. */
  readonly disk: number;
  /** Kinds of objective that were tried, of how many there are. */
  readonly tried: number;
  readonly kinds: number;
}

export interface ForecastContext {
  readonly weights: WeightsSource;
  /** What metrics look at. */
  readonly heldOut: FeatureChoice;
  /** Milliseconds. */
  readonly clock: () => number;
}

/** Kinds of objective that are tried at most; of the others, evaluations are taken to cost the mean of those. */
const MOST = 8;
/** Evaluations of a kind that are timed, after one that is not. */
const TIMED = 2;
/** Bytes of a run besides its picture: a record's settings, a page with its curve, a thumbnail. */
const BESIDES = 20_000;

/** Times a few evaluations of each kind of objective, and the metrics once, and adds up what was planned. */
export async function forecast(runs: readonly PlannedRun[], context: ForecastContext): Promise<Forecast> {
  const { weights, clock } = context;
  const kinds = new Map(runs.map((run) => [kindOf(run), run])); // One of each kind.
  const chosen = spread([...kinds.keys()], MOST);
  const costs = new Map<string, number>();
  for (const kind of chosen) costs.set(kind, await costOf(kinds.get(kind)!, weights, clock));
  const mean = [...costs.values()].reduce((sum, cost) => sum + cost, 0) / Math.max(1, costs.size);
  const sums = { evaluations: 0, seconds: 0, disk: 0 };
  for (const run of runs) {
    const { scales, losses, layers } = run.settings;
    const cost = costs.get(kindOf(run)) ?? mean;
    const evaluations = scales.reduce((sum, scale) => sum + scale.evaluations, 0);
    const { height, width } = scales.at(-1)!;
    sums.evaluations += evaluations;
    sums.seconds += cost * scales.reduce((sum, scale) => sum + scale.evaluations * scale.height * scale.width, 0);
    sums.disk += BESIDES + height * width * 3 + evaluations * 22 * (1 + losses.length * layers.length);
  }
  const metricSeconds = runs.length * (await metricCost(runs[0]!, context));
  return { ...sums, metricSeconds, tried: chosen.length, kinds: kinds.size };
}

/** Seconds that it takes to measure a picture, the second time. */
async function metricCost({ sources }: PlannedRun, { heldOut, weights, clock }: ForecastContext): Promise<number> {
  const { image } = sources.exemplar;
  await measureImage(image, image, { heldOut, weights });
  const began = clock();
  await measureImage(image, image, { heldOut, weights });
  return (clock() - began) / 1000;
}

/** All that an evaluation's cost hangs on. */
function kindOf({ settings }: PlannedRun): string {
  const { features, layers, losses, scales, engine } = settings;
  const { height, width } = scales.at(-1)!;
  return JSON.stringify([features, layers, losses, engine, height, width]);
}

/** Seconds an evaluation takes for each pixel, at the finest scale. */
async function costOf(
  { options, sources, settings }: PlannedRun,
  weights: WeightsSource,
  clock: () => number,
): Promise<number> {
  const objective = await openObjective(imagesOf(sources), synthesisOptions(options), { weights });
  try {
    const { height, width } = settings.scales.at(-1)!;
    const { start } = startNamed("uniform");
    const picture = start({ height, width, exemplar: sources.exemplar.image, random: random(1, "forecast") });
    await objective.evaluate(picture);
    const began = clock();
    for (let i = 0; i < TIMED; i++) await objective.evaluate(picture);
    return (clock() - began) / 1000 / TIMED / (height * width);
  } finally {
    await objective.release();
  }
}

/** As many as wanted, from first to last at even distances. */
function spread<T>(values: readonly T[], most: number): T[] {
  if (values.length <= most) return [...values];
  return Array.from({ length: most }, (_, i) => values[Math.round((i * (values.length - 1)) / (most - 1))]!);
}
