import { demand } from "../core/demand";
import { random } from "../core/random";
import type { Engine } from "../engine/engine";
import type { Weights } from "../features/weights/load";
import type { Image } from "../image/image";
import { resize } from "../image/resize";
import type { Loss } from "../losses/loss";
import { startNamed } from "../noise";
import type { Minimum, MinimizeState } from "../optimize/minimize";
import { inColor, withWantedColors } from "./in-color";
import { placesAt } from "./layers-at";
import { lossesOf } from "./loss-choice";
import { CONTENT, type Pictures } from "./pictures";
import type { ScaleCurve } from "./record";
import { runRounds } from "./rounds";
import { scaleObjective } from "./scale-objective";
import type { Scale } from "./schedule";
import type { Settings } from "./settings";

/** How far a run has come. */
export interface Progress {
  /** From 0, coarsest first. */
  readonly scale: number;
  /** In this scale, from 1. */
  readonly evaluation: number;
  readonly value: number;
  /** Least so far in this round. */
  readonly best: number;
  /** The picture evaluated, clipped to the bounds; its numbers are overwritten by the next one. */
  readonly image: Image;
  /** Of the scales so far; the last is written on. */
  readonly curves: readonly ScaleCurve[];
}

/** Where a run stood: what a checkpoint keeps. */
export interface Position {
  readonly scale: number;
  readonly round: number;
  /** The optimizer's, in that round. */
  readonly state: MinimizeState;
  readonly curves: readonly ScaleCurve[];
}

export interface ClimbContext {
  readonly engine: Engine;
  /** Of the network that the settings name, read once for all scales; null where they name none. */
  readonly weights: Weights | null;
  /** Losses of one's own that the settings name. */
  readonly losses?: readonly Loss[] | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Called at fixed evaluation counts, and where the run is interrupted, with the picture there, not clipped. */
  readonly save?: ((position: Position, picture: Image) => Promise<void>) | undefined;
  readonly resume?: Position | undefined;
  /** End the finest scale when its objective is this or less: for benchmarks, since no record tells of it. */
  readonly target?: number;
}

export interface SynthesisResult {
  readonly image: Image;
  /** Least objective of the last round under way. */
  readonly value: number;
  /** "interrupted", or why the finest scale ended. */
  readonly stop: Minimum["stop"];
  readonly curves: readonly ScaleCurve[];
  /** Of its numbers that wanted colors put outside 0..1; absent where the result was not given other colors. */
  readonly clippedShare?: number;
}

/** Deviation of the fresh noise on an enlarged result, in 0..1: detail to start from that the enlargement lacks. */
const FRESH_NOISE = 5 / 255;

/**
 * Climbs the scales: each starts from the last one's result, enlarged, plus a little noise; the first from the start
 * that the settings name. The same settings give the same image and curves, interrupted and resumed or not.
 * @throws UsageError where a scale's objective is not finite at its start
 */
export async function climb(given: Pictures, settings: Settings, context: ClimbContext): Promise<SynthesisResult> {
  const { resume } = context;
  const pictures = inColor(given, settings);
  const losses = lossesOf(settings, context.losses ?? []);
  const curves: ScaleCurve[] = resume ? resume.curves.slice(0, resume.scale) : [];
  let image: Image | undefined;
  let value = NaN;
  let stop: Minimum["stop"] = "evaluation limit";
  for (const [index, scale] of settings.scales.entries()) {
    if (resume && index < resume.scale) continue;
    const at = { pictures: reduced(pictures, settings, index), settings, index, scale, context, done: [...curves] };
    const resumed = resume?.scale === index ? resume : undefined;
    const found = await climbScale(at, losses, resumed, image);
    curves.push(found.curve);
    ({ image, value, stop } = found);
    if (stop === "interrupted") break;
  }
  return { image: image!, value, stop, curves, ...withWantedColors(image!, given, settings) };
}

/** One scale of a climb. */
export interface ScaleRun {
  /** At this scale. */
  readonly pictures: Pictures;
  readonly settings: Settings;
  readonly index: number;
  readonly scale: Scale;
  readonly context: ClimbContext;
  /** Curves of the scales before. */
  readonly done: readonly ScaleCurve[];
}

async function climbScale(
  at: ScaleRun,
  losses: readonly Loss[],
  resumed: Position | undefined,
  last: Image | undefined,
) {
  const { pictures, settings, index, scale, context } = at;
  const objective = await scaleObjective({
    ...{ settings, losses, pictures, output: scale },
    places: placesAt(settings, index),
    reference: () => noiseStart(at),
    engine: context.engine,
    weights: context.weights,
  });
  try {
    return await runRounds(at, objective, () => (last ? refined(last, at) : startOf(at)), resumed);
  } finally {
    await objective.release();
  }
}

/** The start that the settings name, of a scale's size; where it is the content, noise with the exemplar's colors. */
export function noiseStart({ pictures, settings, index, scale }: Omit<ScaleRun, "context" | "done">): Image {
  const { exemplar } = pictures;
  const { start } = startNamed(settings.init === CONTENT ? "color-matched" : settings.init);
  return start({ height: scale.height, width: scale.width, exemplar, random: random(settings.seed, `start/${index}`) });
}

function startOf(at: ScaleRun): Image {
  if (at.settings.init !== CONTENT) return noiseStart(at);
  const { content } = at.pictures;
  demand(content !== undefined, "climb", "a content, which the settings begin from", "none");
  return content;
}

function refined(last: Image, { settings, index, scale }: ScaleRun): Image {
  const enlarged = resize(last, { height: scale.height, width: scale.width, kernel: "cubic" });
  const noise = random(settings.seed, `fresh noise/${index}`);
  return { ...enlarged, data: enlarged.data.map((value) => value + FRESH_NOISE * noise.normal()) };
}

/** All pictures at a scale of a run: the content of its size, the palette at the exemplar's reduction. */
export function reduced({ exemplar, content, palette }: Pictures, { scales }: Settings, index: number): Pictures {
  const [scale, finest] = [scales[index]!, scales.at(-1)!];
  const factor = scale.exemplar.height / finest.exemplar.height;
  const shrunk = (side: number) => Math.max(1, Math.round(side * factor));
  return {
    exemplar: resized(exemplar, scale.exemplar),
    ...(content ? { content: resized(content, scale) } : {}),
    ...(palette ? { palette: resized(palette, { height: shrunk(palette.height), width: shrunk(palette.width) }) } : {}),
  };
}

function resized(image: Image, { height, width }: { height: number; width: number }): Image {
  if (image.height === height && image.width === width) return image;
  return resize(image, { height, width, kernel: "area" });
}
