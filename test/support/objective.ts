import { scalar, type NdArrays } from "../../src/core/ndarray";
import { runOnce } from "../../src/engine/run-once";
import type { FeatureSet } from "../../src/features/feature-set";
import { gramLoss } from "../../src/losses/gram-loss";
import type { Scale } from "../../src/losses/scale";
import {
  objectiveOf,
  objectiveProgram,
  prepareProgram,
  type Objective,
  type Size,
} from "../../src/objective/objective";
import { assertCompiled, assertSame, compiled, eager } from "./compiled";
import { noiseImage } from "./data";

/** Weight 1 for the first term, 1/2 for the second, 1/3 …: no term is weighted like another. */
export function weightsOf({ terms }: Objective): NdArrays {
  return Object.fromEntries(terms.map(({ name }, i) => [`weight/${name}`, scalar(1 / (i + 1))]));
}

/**
 * Of less contrast than the images that are compared with it: where both Gram matrices agree, their difference is
 * rounding alone.
 */
function exemplarOf({ height, width }: Size): NdArrays {
  return { image: noiseImage(height, width, 1, 0.6) };
}

/**
 * Holds the value, the terms and the gradient of a Gram objective to be the same on an engine as on the reference.
 * @param exceptions  limits of outputs that are not 1e-5
 * @param engine      default: the compiled one
 */
export async function assertObjectiveCompiled(
  features: FeatureSet,
  output: Size,
  exemplar: Size,
  scales: readonly Scale[],
  exceptions?: Readonly<Record<string, number>>,
  engine = compiled,
): Promise<void> {
  const objective = objectiveOf(
    features,
    scales.map((scale) => gramLoss.with({ scale })),
  );
  const targets = await runOnce(eager, prepareProgram(objective, exemplar, output, {}), exemplarOf(exemplar));
  const inputs = { image: noiseImage(output.height, output.width, 2), ...targets, ...weightsOf(objective) };
  await assertSame(engine, objectiveProgram(objective, output, targets, {}), inputs, exceptions);
}

/** Holds what the losses compare with to be the same on both engines. */
export async function assertTargetsCompiled(
  features: FeatureSet,
  exemplar: Size,
  scales: readonly Scale[],
): Promise<void> {
  const objective = objectiveOf(
    features,
    scales.map((scale) => gramLoss.with({ scale })),
  );
  await assertCompiled(prepareProgram(objective, exemplar, exemplar, {}), exemplarOf(exemplar));
}
