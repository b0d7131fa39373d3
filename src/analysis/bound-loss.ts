import type { NdArray, NdArrays } from "../core/ndarray";
import type { Tensors } from "../core/program";
import { random } from "../core/random";
import { setBackend, tensor, tidy, valueAndGrad, type Scalar, type Tensor, type Tensor4D } from "../core/tensor";
import type { Shape4D } from "../features/feature-set";
import type { Loss } from "../losses/loss";
import { staged } from "./staged";

/** A loss bound to an exemplar's map, on the reference engine: what it drew stays. */
export interface BoundLoss {
  value(candidate: NdArray): number;
  /** By tfjs. */
  gradient(candidate: NdArray): { readonly value: number; readonly slopes: Float32Array };
}

/** @throws StageError for what goes wrong in the loss, then and whenever it is called */
export function boundLoss(loss: Loss, exemplar: NdArray, outputShape: Shape4D): BoundLoss {
  void setBackend("cpu");
  const own = staged(loss);
  const drawn = own.draw({ exemplar: exemplar.shape as unknown as Shape4D, output: outputShape }, random(1, "check"));
  let prepared: NdArrays = {};
  tidy(() => {
    prepared = arraysOf(own.prepare(asTensor(exemplar) as Tensor4D, outputShape, tensorsOf(drawn)));
  });
  const targets = own.finish(prepared);
  const measured = (map: Tensor) => own.measure(map as Tensor4D, tensorsOf(targets), tensorsOf(drawn)) as Scalar;
  return {
    value: (candidate) => tidy(() => measured(asTensor(candidate)).dataSync()[0]!),
    gradient(candidate) {
      let [value, slopes] = [NaN, new Float32Array()];
      tidy(() => {
        const found = valueAndGrad(measured)(asTensor(candidate));
        [value, slopes] = [found.value.dataSync()[0]!, found.grad.dataSync<"float32">().slice()];
      });
      return { value, slopes };
    },
  };
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
