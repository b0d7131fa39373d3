import { scalar, type NdArray } from "../core/ndarray";
import { random } from "../core/random";
import { relativeError } from "../core/relative-error";
import { compiledEngine } from "../engine/compiled";
import { eagerEngine } from "../engine/eager";
import type { Engine } from "../engine/engine";
import { runOnce } from "../engine/run-once";
import { trace } from "../engine/trace";
import { createFeatures } from "../features/create";
import { pixels } from "../features/pixels";
import { asInput, type Image } from "../image/image";
import { resize } from "../image/resize";
import type { Loss } from "../losses/loss";
import { uniform } from "../noise/uniform";
import {
  drawsOf,
  finished,
  measureProgram,
  objectiveOf,
  objectiveProgram,
  prepareProgram,
  type Size,
} from "../objective/objective";
import { staged } from "./staged";

/** The pixels, and a layer of many channels. */
export const layers = ["pixels", "level3"] as const;

const reference = eagerEngine("cpu", "cpu");

/** Relative errors (Euclidean) of the compiled engine against the reference; of the targets the largest. */
export interface EngineErrors {
  readonly targets: number;
  readonly value: number;
  readonly gradient: number;
}

export interface EngineComparison {
  readonly errors: EngineErrors;
  /** How much the reference's own results change where the pictures change in their last bits. */
  readonly conditioning: () => Promise<EngineErrors>;
}

/** Runs a loss on one layer on both engines. @throws StageError, or what tracing and running throw */
export async function compareEngines(
  loss: Loss,
  layer: (typeof layers)[number],
  output: Size,
  exemplar: Size,
): Promise<EngineComparison> {
  const settings = { name: "random-pyramid", pooling: "average", padding: "reflect", seed: 1 } as const;
  const objective = objectiveOf(await createFeatures({ ...settings, layers: [layer] }), [staged(loss)]);
  const draws = drawsOf(objective, exemplar, output, (label) => random(1, label));
  const weights = Object.fromEntries(objective.terms.map(({ name }) => [`weight/${name}`, scalar(1)]));
  const [from, image] = [picture(exemplar, 1, 0.6), picture(output, 2)];
  const prepare = prepareProgram(objective, exemplar, output, draws);
  const prepared = (engine: Engine, by?: Change) => runOnce(engine, prepare, { image: changed(from, by), ...draws });
  const own = await prepared(reference);
  const targets = finished(objective, own);
  const program = objectiveProgram(objective, output, targets, draws);
  const measured = (engine: Engine, by?: Change) =>
    runOnce(engine, program, { image: changed(image, by), ...targets, ...draws, ...weights });
  const measuredOwn = await measured(reference);
  const against = async (engine: Engine, by?: Change) => {
    const [otherTargets, other] = [await prepared(engine, by), await measured(engine, by)];
    const error = (name: string) => relativeError(other[name]!.data, measuredOwn[name]!.data);
    const offs = Object.entries(own).map(([name, { data }]) => relativeError(otherTargets[name]!.data, data));
    return { targets: Math.max(0, ...offs), value: error("total"), gradient: error("gradient") };
  };
  return {
    errors: await against(compiledEngine({ threads: 1 })),
    conditioning: async () => {
      const [all, each] = [await against(reference, () => 1), await against(reference, random(1, "check/bits").below)];
      return {
        targets: Math.max(all.targets, each.targets),
        value: Math.max(all.value, each.value),
        gradient: Math.max(all.gradient, each.gradient),
      };
    },
  };
}

/** By how many bits of the last place a number changes; asked with 3, for 0, 1 or 2. */
type Change = (count: number) => number;

function changed(image: Image, by: Change = () => 0): NdArray {
  const { shape, data } = asInput(image);
  return { shape, data: data.map((x) => x * (1 + by(3) * 2 ** -23)) };
}

/** Traces both programs of a loss, without its gradient. @throws where a kernel lacks a rule, or values are looked at */
export async function traceLoss(loss: Loss): Promise<void> {
  const size = { height: 12, width: 16 };
  const objective = objectiveOf(pixels(), [staged(loss)]);
  const draws = drawsOf(objective, size, size, (label) => random(1, label));
  const prepare = prepareProgram(objective, size, size, draws);
  trace(prepare);
  const prepared = await runOnce(reference, prepare, { image: asInput(picture(size, 1)), ...draws });
  trace(measureProgram(objective, size, finished(objective, prepared), draws));
}

/** Smooth, of a histogram that is not symmetric; two of one contrast are so alike that rounding makes their difference. */
function picture({ height, width }: Size, seed: number, contrast = 1): Image {
  const small = { height: Math.ceil(height / 4), width: Math.ceil(width / 4) };
  const noise = uniform({ ...small, random: random(seed, "check/picture") });
  const smooth = resize(noise, { height, width, kernel: "cubic" });
  const fine = random(seed, "check/fine");
  const data = smooth.data.map((x) => contrast * Math.min(1, Math.max(0, 0.8 * x + 0.2 * fine.uniform())) ** 2);
  return { ...smooth, data };
}
