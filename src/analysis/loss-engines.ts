import { scalar, type NdArrays } from "../core/ndarray";
import type { Program } from "../core/program";
import { random } from "../core/random";
import { relativeError } from "../core/relative-error";
import { compiledEngine } from "../engine/compiled";
import { eagerEngine } from "../engine/eager";
import { runOnce } from "../engine/run-once";
import { createFeatures } from "../features/create";
import { asInput, type Image } from "../image/image";
import type { Loss } from "../losses/loss";
import { uniform } from "../noise/uniform";
import { resize } from "../image/resize";
import { drawsOf, finished, objectiveOf, objectiveProgram, prepareProgram, type Size } from "../objective/objective";

/** The pixels, and a layer of many channels. */
const LAYERS = ["pixels", "level3"];

/** Largest relative error (Euclidean) of the compiled engine against the reference, by what it is an error of. */
export interface EngineErrors {
  readonly targets: number;
  readonly value: number;
  readonly gradient: number;
}

/** Runs a loss on pixels and on random filters, on both engines. @throws what the loss or the tracing throws */
export async function engineErrors(loss: Loss, output: Size, exemplar: Size): Promise<EngineErrors> {
  const [reference, compiled] = [eagerEngine("cpu", "cpu"), compiledEngine({ threads: 1 })];
  const settings = { name: "random-pyramid", layers: LAYERS, pooling: "average", padding: "reflect", seed: 1 } as const;
  const objective = objectiveOf(await createFeatures(settings), [loss]);
  const draws = drawsOf(objective, exemplar, output, (label) => random(1, label));
  const both = async (program: Program, inputs: NdArrays) =>
    [await runOnce(reference, program, inputs), await runOnce(compiled, program, inputs)] as const;
  const prepare = prepareProgram(objective, exemplar, output, draws);
  const prepared = await both(prepare, { image: asInput(picture(exemplar, 1)), ...draws });
  const targets = finished(objective, prepared[0]);
  const weights = Object.fromEntries(objective.terms.map(({ name }) => [`weight/${name}`, scalar(1)]));
  const program = objectiveProgram(objective, output, targets, draws);
  const [expected, found] = await both(program, {
    image: asInput(picture(output, 2)),
    ...targets,
    ...draws,
    ...weights,
  });
  const error = (name: string) => relativeError(found[name]!.data, expected[name]!.data);
  return {
    targets: Math.max(
      0,
      ...Object.keys(prepared[0]).map((key) => relativeError(prepared[1][key]!.data, prepared[0][key]!.data)),
    ),
    value: Math.max(
      ...Object.keys(expected)
        .filter((name) => name !== "gradient")
        .map(error),
    ),
    gradient: error("gradient"),
  };
}

/** Smooth, of a histogram that is not symmetric. */
function picture({ height, width }: Size, seed: number): Image {
  const small = { height: Math.ceil(height / 4), width: Math.ceil(width / 4) };
  const noise = uniform({ ...small, random: random(seed, "check/picture") });
  const smooth = resize(noise, { height, width, kernel: "cubic" });
  const fine = random(seed, "check/fine");
  return { ...smooth, data: smooth.data.map((x) => Math.min(1, Math.max(0, 0.8 * x + 0.2 * fine.uniform())) ** 2) };
}
