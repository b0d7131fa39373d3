import type { NdArray, NdArrays } from "../core/ndarray";
import type { Tensors } from "../core/program";
import { random } from "../core/random";
import { setBackend, tensor, tidy, valueAndGrad, type Scalar, type Tensor, type Tensor4D } from "../core/tensor";
import type { Shape4D } from "../features/feature-set";
import type { Loss } from "../losses/loss";

/** A loss bound to an exemplar's map, on the reference engine: what it drew stays. */
export interface BoundLoss {
  value(candidate: NdArray): number;
  /** By tfjs. */
  gradient(candidate: NdArray): { readonly value: number; readonly slopes: Float32Array };
}

/** Where in a loss something was thrown. */
export class StageError extends Error {
  constructor(
    readonly stage: "draw" | "prepare" | "finish" | "measure",
    readonly reason: unknown,
  ) {
    super(stage);
  }
}

/** @throws StageError */
export function boundLoss(loss: Loss, exemplar: NdArray, outputShape: Shape4D): BoundLoss {
  void setBackend("cpu");
  const shapes = { exemplar: exemplar.shape as unknown as Shape4D, output: outputShape };
  const drawn = staged("draw", () => loss.draw?.(shapes, random(1, "check")) ?? {});
  const prepared = staged("prepare", () => {
    let arrays: NdArrays = {};
    tidy(() => {
      arrays = arraysOf(loss.prepare(asTensor(exemplar) as Tensor4D, outputShape, tensorsOf(drawn)));
    });
    return arrays;
  });
  const targets = staged("finish", () => loss.finish?.(prepared) ?? prepared);
  const measure = (map: Tensor) => loss.measure(map as Tensor4D, tensorsOf(targets), tensorsOf(drawn)) as Scalar;
  return {
    value: (candidate) => staged("measure", () => tidy(() => numberOf(measure(asTensor(candidate))))),
    gradient: (candidate) =>
      staged("measure", () => {
        let [value, slopes] = [NaN, new Float32Array()];
        tidy(() => {
          const found = valueAndGrad(measure)(asTensor(candidate));
          [value, slopes] = [numberOf(found.value), found.grad.dataSync<"float32">().slice()];
        });
        return { value, slopes };
      }),
  };
}

function staged<T>(stage: StageError["stage"], work: () => T): T {
  try {
    return work();
  } catch (reason) {
    throw new StageError(stage, reason);
  }
}

function numberOf(value: Tensor): number {
  if (value.rank !== 0) throw new Error(`expected a scalar, got shape [${value.shape.join()}]; sum or average it`);
  return value.dataSync()[0]!;
}

function asTensor({ shape, data }: NdArray): Tensor {
  return tensor(data, [...shape]);
}

function tensorsOf(arrays: NdArrays): Record<string, Tensor> {
  return Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, asTensor(array)]));
}

function arraysOf(tensors: Tensors): Record<string, NdArray> {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, value]) => [
      name,
      { shape: value.shape, data: value.dataSync<"float32">().slice() },
    ]),
  );
}
