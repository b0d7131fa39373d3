import { scalar, type NdArray, type NdArrays } from "../../src/core/ndarray";
import type { Tensors } from "../../src/core/program";
import { random } from "../../src/core/random";
import { setBackend, tensor, tidy, type Scalar, type Tensor, type Tensor4D } from "../../src/core/tensor";
import type { FeatureSet, Shape4D } from "../../src/features/feature-set";
import { lossNamed } from "../../src/losses";
import type { Loss } from "../../src/losses/loss";
import { runOnce } from "../../src/engine/run-once";
import {
  drawsOf,
  finished,
  objectiveOf,
  objectiveProgram,
  prepareProgram,
  type Size,
} from "../../src/objective/objective";
import { assertCompiled, eager } from "./compiled";
import { noiseImage } from "./data";

/** A loss bound to an exemplar's map: what it drew, and its targets as plain numbers. */
export interface BoundLoss {
  readonly loss: Loss;
  readonly draws: NdArrays;
  readonly targets: NdArrays;
  /** The loss of a map, for gradients. */
  readonly measure: (candidate: Tensor) => Scalar;
  /** The loss of a map as a number. */
  readonly value: (candidate: NdArray) => number;
}

/** Prepares a loss eagerly. @param draws  those given instead of drawn ones */
export function bound(description: string, exemplar: NdArray, outputShape: Shape4D, draws?: NdArrays): BoundLoss {
  void setBackend("cpu");
  const loss = lossNamed(description);
  const shapes = { exemplar: exemplar.shape as unknown as Shape4D, output: outputShape };
  const drawn = draws ?? loss.draw?.(shapes, random(1, "test/draws")) ?? {};
  let prepared: NdArrays = {};
  tidy(() => {
    prepared = arraysOf(loss.prepare(asTensor(exemplar) as Tensor4D, outputShape, tensorsOf(drawn)));
  });
  const targets = loss.finish?.(prepared) ?? prepared;
  const measure = (candidate: Tensor) =>
    loss.measure(candidate as Tensor4D, tensorsOf(targets), tensorsOf(drawn)) as Scalar;
  return {
    loss,
    draws: drawn,
    targets,
    measure,
    value: (candidate) => tidy(() => measure(asTensor(candidate)).dataSync()[0]!),
  };
}

/** The loss of one map against another, as a number. */
export function lossOf(description: string, candidate: NdArray, exemplar: NdArray, draws?: NdArrays): number {
  return bound(description, exemplar, candidate.shape as unknown as Shape4D, draws).value(candidate);
}

/** Holds targets, value, term and gradient of one loss on all layers of a feature set to be the same on both engines. */
export async function assertLossCompiled(
  description: string,
  features: FeatureSet,
  output: Size,
  exemplar: Size,
  { limit = 1e-5, contrast = 1, skewed = false } = {},
): Promise<void> {
  const objective = objectiveOf(features, [lossNamed(description)]);
  const draws = drawsOf(objective, exemplar, output, (label) => random(1, label));
  const prepare = prepareProgram(objective, exemplar, output, draws);
  const given = { image: pictured(noiseImage(exemplar.height, exemplar.width, 1, 0.6), contrast, skewed), ...draws };
  const targets = finished(objective, await runOnce(eager, prepare, given));
  const weights = Object.fromEntries(objective.terms.map(({ name }, i) => [`weight/${name}`, scalar(1 / (i + 1))]));
  const image = pictured(noiseImage(output.height, output.width, 2), contrast, skewed);
  await assertCompiled(prepare, given, {}, limit);
  const program = objectiveProgram(objective, output, targets, draws);
  await assertCompiled(program, { image, ...targets, ...draws, ...weights }, {}, limit);
}

/** @param skewed  of no symmetric histogram */
function pictured({ shape, data }: NdArray, contrast: number, skewed: boolean): NdArray {
  return { shape, data: data.map((value) => contrast * (skewed ? value ** 2 : value)) };
}

function asTensor({ shape, data }: NdArray): Tensor {
  return tensor(data, [...shape]);
}

function tensorsOf(arrays: NdArrays): Record<string, Tensor> {
  return Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, asTensor(array)]));
}

function arraysOf(tensors: Tensors): Record<string, NdArray> {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, value]) => [name, { shape: value.shape, data: value.dataSync<"float32">() }]),
  );
}
