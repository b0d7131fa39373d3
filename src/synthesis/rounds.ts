import { setImmediate as turn } from "node:timers/promises";
import { clip } from "../core/clip";
import { UsageError } from "../core/demand";
import { IMAGENET_MEAN } from "../core/imagenet-mean";
import type { Image } from "../image/image";
import { minimize, type Minimum, type MinimizeState, type SgdOptions } from "../optimize/minimize";
import type { Position, ScaleRun } from "./climb";
import { paletteOf } from "./pictures";
import type { ScaleCurve } from "./record";
import type { Round, ScaleObjective } from "./scale-objective";
import type { Settings } from "./settings";
import { variablesOf, type Variables } from "./variables";

/** Evaluations between checkpoints. */
const CHECKPOINT_EVERY = 25;

/** How one scale came out. */
export interface ScaleResult {
  readonly image: Image;
  readonly value: number;
  readonly stop: Minimum["stop"];
  readonly curve: ScaleCurve;
}

/**
 * The rounds of one scale: in each, draws stay and the optimizer begins anew from the last round's result, so that it
 * never sees a changing objective (Heitz et al. 2021's outer steps). Where nothing bounds the search, each round's result
 * is clipped to 0..1, as the papers' codes do at the end.
 * @param start  of the first round; not called where the run is resumed
 */
export async function runRounds(
  at: ScaleRun,
  objective: ScaleObjective,
  start: () => Image,
  resumed: Position | undefined,
): Promise<ScaleResult> {
  const { pictures, settings, scale } = at;
  const pixels = scale.height * scale.width;
  const variables = variablesOf(settings, { ...pictures, palette: paletteOf(pictures), pixels });
  const curve = resumed ? structuredClone(resumed.curves[at.index]!) : emptyCurve(at, objective);
  let x = resumed ? new Float64Array(resumed.state.x.length) : variables.of(start().data);
  for (let index = resumed?.round ?? 0; ; index++) {
    const resume = index === resumed?.round ? resumed.state : undefined;
    const minimum = await runRound(at, { variables, index, curve, round: await objective.round(index), x, resume });
    if (minimum.stop === "interrupted") await save(at, { variables, index, curve }, minimum.state);
    demandFinite(minimum, curve);
    curve.rounds.push(minimum.evaluations);
    curve.stop = minimum.stop;
    const picture = new Float64Array(pixels * 3);
    variables.show(minimum.x, picture);
    if (index === settings.rounds - 1 || minimum.stop === "interrupted" || minimum.stop === "target reached") {
      const image = { height: scale.height, width: scale.width, data: Float32Array.from(picture, clip) };
      return { image, value: minimum.value, stop: minimum.stop, curve };
    }
    x = variables.of(picture.map(clip));
  }
}

/** A round, as a checkpoint sees it. */
interface RoundAt {
  readonly variables: Variables;
  readonly index: number;
  /** Of the scale, written on. */
  readonly curve: ScaleCurve;
}

interface RoundRun extends RoundAt {
  readonly round: Round;
  /** The variables to start from. */
  readonly x: Float64Array;
  readonly resume: MinimizeState | undefined;
}

function runRound(at: ScaleRun, { round, x: start, resume, ...roundAt }: RoundRun): Promise<Minimum> {
  const { settings, scale, context } = at;
  const { variables, index, curve } = roundAt;
  const { height, width } = scale;
  const curves = [...at.done, curve];
  const image = { height, width, data: new Float32Array(height * width * 3) };
  const before = evaluationsBefore(curve);
  return minimize(
    async (x) => {
      await turn(); // Some engines never wait: an interrupt and what is drawn meanwhile would not come through.
      variables.show(x, image.data);
      const { value, gradient, terms } = await round.evaluate(image.data);
      curve.total.push(value);
      for (const [name, values] of Object.entries(curve.terms)) values.push(terms[name]!);
      return { value, gradient: variables.gradient(gradient) };
    },
    start,
    {
      ...methodOf(settings, variables, start.length),
      // The papers run to a number of evaluations: tolerances are off.
      gradientTolerance: 0,
      ...(settings.optimizer.method === "lbfgsb" ? { decreaseTolerance: 0 } : {}),
      bounds: variables.bounds,
      maxEvaluations: shareOf(scale.evaluations, index, settings.rounds),
      ...(at.index === settings.scales.length - 1 && context.target !== undefined ? { target: context.target } : {}),
      signal: context.signal,
      onEvaluation: (evaluation, value, best) =>
        context.onProgress?.({ scale: at.index, evaluation: before + evaluation + 1, value, best, image, curves }),
      checkpoint: { every: CHECKPOINT_EVERY, save: (state) => save(at, roundAt, state) },
      resume,
    },
  );
}

function methodOf({ optimizer }: Settings, variables: Variables, length: number): Settings["optimizer"] | SgdOptions {
  if (optimizer.method !== "sgd") return optimizer;
  const { gradientLimit, ...rest } = optimizer;
  // Decay of weights draws to where the networks' input is zero.
  const perPixel = variables.of(Float64Array.from(IMAGENET_MEAN, (level) => level / 255));
  const origin = Float64Array.from({ length }, (_, i) => perPixel[i % perPixel.length]!);
  return { ...rest, origin, ...(gradientLimit === undefined ? {} : { gradientLimit: gradientLimit * length }) };
}

/** Evaluations of one round out of so many, as even as whole numbers go. */
function shareOf(evaluations: number, round: number, rounds: number): number {
  return Math.floor(((round + 1) * evaluations) / rounds) - Math.floor((round * evaluations) / rounds);
}

function demandFinite({ stop, value }: Minimum, curve: ScaleCurve): void {
  if (stop !== "not finite" || Number.isFinite(value)) return;
  const start = curve.total[evaluationsBefore(curve)]!;
  throw new UsageError(
    `synthesize: expected a finite objective and gradient at the start of ${curve.width}×${curve.height}, got the objective ${start}; choose weights nearer to 1`,
  );
}

/** The curve is cut at the state: what came after it will come again. */
async function save(
  { index: scale, scale: { height, width }, done, context }: ScaleRun,
  at: RoundAt,
  state: MinimizeState,
) {
  const { variables, index: round, curve } = at;
  const count = evaluationsBefore(curve) + state.values.length;
  const terms = Object.fromEntries(Object.entries(curve.terms).map(([name, values]) => [name, values.slice(0, count)]));
  const cut = { ...curve, total: curve.total.slice(0, count), terms, rounds: [...curve.rounds] };
  const picture = { height, width, data: new Float32Array(height * width * 3) };
  variables.show(state.x, picture.data);
  await context.save?.({ scale, round, state, curves: [...done, cut] }, picture);
}

/** In the rounds that are done. */
function evaluationsBefore({ rounds }: ScaleCurve): number {
  return rounds.reduce((sum, evaluations) => sum + evaluations, 0);
}

function emptyCurve({ scale: { height, width } }: ScaleRun, { terms, weights }: ScaleObjective): ScaleCurve {
  return {
    ...{ height, width, total: [], rounds: [], stop: "" },
    terms: Object.fromEntries(terms.map((name) => [name, []])),
    weights: { ...weights },
  };
}
