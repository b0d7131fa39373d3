import { UsageError } from "../core/demand";
import { random } from "../core/random";
import type { Engine } from "../engine/engine";
import type { Weights } from "../features/weights/load";
import type { Image } from "../image/image";
import { resize } from "../image/resize";
import { starts, type StartName } from "../noise";
import { minimize, type Minimum, type MinimizeState } from "../optimize/minimize";
import { boundsOf } from "./bounds";
import type { ScaleCurve } from "./record";
import { scaleObjective, type ScaleObjective } from "./scale-objective";
import type { Scale } from "./schedule";
import type { Settings } from "./settings";
import { layersAt } from "./layers-at";

/** How far a run has come. */
export interface Progress {
  /** From 0, coarsest first. */
  readonly scale: number;
  /** In this scale, from 1. */
  readonly evaluation: number;
  readonly value: number;
  /** Least so far in this scale. */
  readonly best: number;
}

/** Where a run stood: what a checkpoint keeps. */
export interface Position {
  readonly scale: number;
  readonly state: MinimizeState;
  readonly curves: readonly ScaleCurve[];
}

export interface SynthesisContext {
  readonly engine: Engine;
  /** Of the network that the settings name, read once for all scales; null where they name none. */
  readonly weights: Weights | null;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Called at fixed evaluation counts, and where the run is interrupted. */
  readonly save?: ((position: Position) => Promise<void>) | undefined;
  readonly resume?: Position | undefined;
  /** End the finest scale when its objective is this or less: for benchmarks, since no record tells of it. */
  readonly target?: number;
}

export interface SynthesisResult {
  readonly image: Image;
  /** Least objective of the last scale under way. */
  readonly value: number;
  /** "interrupted", or why the finest scale ended. */
  readonly stop: Minimum["stop"];
  readonly curves: readonly ScaleCurve[];
}

/** Evaluations between checkpoints. */
const CHECKPOINT_EVERY = 25;
/** Deviation of the fresh noise on an enlarged result, in 0..1: detail to start from that the enlargement lacks. */
const FRESH_NOISE = 5 / 255;

/**
 * Climbs the scales: each starts from the last one's result, enlarged, plus a little noise; the first from the start
 * that the settings name. The same settings give the same image and curves, interrupted and resumed or not.
 * @throws UsageError where a scale's objective is not finite at its start
 */
export async function synthesize(
  exemplar: Image,
  settings: Settings,
  context: SynthesisContext,
): Promise<SynthesisResult> {
  const { resume } = context;
  const curves: ScaleCurve[] = resume ? resume.curves.slice(0, resume.scale) : [];
  let image: Image | undefined;
  let value = NaN;
  let stop: Minimum["stop"] = "evaluation limit";
  for (const [index, scale] of settings.scales.entries()) {
    if (resume && index < resume.scale) continue;
    const at = { exemplar: resized(exemplar, scale.exemplar), settings, index, scale, context, done: [...curves] };
    const resumed = resume?.scale === index ? resume : undefined;
    const found = await climb(at, resumed, image);
    curves.push(found.curve);
    ({ image, value, stop } = found);
    if (stop === "interrupted") break;
  }
  return { image: image!, value, stop, curves };
}

interface Climb {
  /** At this scale. */
  readonly exemplar: Image;
  readonly settings: Settings;
  readonly index: number;
  readonly scale: Scale;
  readonly context: SynthesisContext;
  /** Curves of the scales before. */
  readonly done: readonly ScaleCurve[];
}

async function climb(at: Climb, resumed: Position | undefined, last: Image | undefined) {
  const { exemplar, settings, index, scale, context } = at;
  const layers = layersAt(settings, index);
  const reference = () => noiseStart(at);
  const objective = await scaleObjective(settings, layers, exemplar, scale, reference, context.engine, context.weights);
  try {
    const curve = resumed ? copyOf(resumed.curves[index]!) : emptyCurve(scale, objective);
    const start = resumed ? new Float64Array(scale.height * scale.width * 3) : startOf(at, last).data;
    const minimum = await run(at, objective, curve, start, resumed);
    if (minimum.stop === "interrupted") await save(at, minimum.state, curve);
    demandFinite(minimum, curve);
    const image = { height: scale.height, width: scale.width, data: Float32Array.from(minimum.x) };
    return { image, value: minimum.value, stop: minimum.stop, curve: { ...curve, stop: minimum.stop } };
  } finally {
    await objective.release();
  }
}

function run(
  at: Climb,
  objective: ScaleObjective,
  curve: ScaleCurve,
  start: Float32Array | Float64Array,
  resumed: Position | undefined,
) {
  const { exemplar, settings, index, scale, context } = at;
  const image = new Float32Array(start.length);
  return minimize(
    async (x) => {
      image.set(x);
      const { value, gradient, terms } = await objective.evaluate(image);
      curve.total.push(value);
      for (const name of objective.terms) curve.terms[name]!.push(terms[name]!);
      return { value, gradient };
    },
    start,
    {
      ...settings.optimizer,
      // The papers run to a number of evaluations: tolerances are off.
      gradientTolerance: 0,
      ...(settings.optimizer.method === "lbfgsb" ? { decreaseTolerance: 0 } : {}),
      bounds: boundsOf(settings.bounds, exemplar, start.length),
      maxEvaluations: scale.evaluations,
      ...(index === settings.scales.length - 1 && context.target !== undefined ? { target: context.target } : {}),
      signal: context.signal,
      onEvaluation: (evaluation, value, best) =>
        context.onProgress?.({ scale: index, evaluation: evaluation + 1, value, best }),
      checkpoint: { every: CHECKPOINT_EVERY, save: (state) => save(at, state, curve) },
      resume: resumed?.state,
    },
  );
}

function demandFinite({ stop, value }: Minimum, { height, width, total }: ScaleCurve): void {
  if (stop !== "not finite" || Number.isFinite(value)) return;
  throw new UsageError(
    `synthesize: expected a finite objective and gradient at the start of ${width}×${height}, got the objective ${total[0]!}; choose weights nearer to 1`,
  );
}

/** The curve is cut at the state: what came after it will come again. */
async function save({ index, done, context }: Climb, state: MinimizeState, curve: ScaleCurve): Promise<void> {
  const count = state.values.length;
  const terms = Object.fromEntries(Object.entries(curve.terms).map(([name, values]) => [name, values.slice(0, count)]));
  await context.save?.({
    scale: index,
    state,
    curves: [...done, { ...curve, total: curve.total.slice(0, count), terms }],
  });
}

function copyOf(curve: ScaleCurve): ScaleCurve {
  return structuredClone(curve);
}

function emptyCurve({ height, width }: Scale, { terms }: ScaleObjective): ScaleCurve {
  return { height, width, total: [], terms: Object.fromEntries(terms.map((name) => [name, []])), stop: "" };
}

function startOf(at: Climb, last: Image | undefined): Image {
  return last ? refined(last, at) : noiseStart(at);
}

/** The start that the settings name, of a scale's size. */
export function noiseStart({ exemplar, settings, index, scale }: Omit<Climb, "context" | "done">): Image {
  const start = starts[settings.init as StartName];
  return start({ height: scale.height, width: scale.width, exemplar, random: random(settings.seed, `start/${index}`) });
}

function refined(last: Image, { settings, index, scale }: Climb): Image {
  const enlarged = resize(last, { height: scale.height, width: scale.width, kernel: "cubic" });
  const noise = random(settings.seed, `fresh noise/${index}`);
  return { ...enlarged, data: enlarged.data.map((value) => value + FRESH_NOISE * noise.normal()) };
}

function resized(image: Image, { height, width }: { height: number; width: number }): Image {
  if (image.height === height && image.width === width) return image;
  return resize(image, { height, width, kernel: "area" });
}
