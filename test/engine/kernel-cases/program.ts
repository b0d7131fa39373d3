import type { NdArray } from "../../../src/core/ndarray";
import type { Program } from "../../../src/core/program";
import {
  conv2d,
  mul,
  sum,
  tensor,
  valueAndGrad,
  type Scalar,
  type Tensor,
  type Tensor4D,
} from "../../../src/core/tensor";
import { normals } from "../../support/data";
import type { KernelCase } from "./case";

/** Σ weight · y with fixed random weights: no entry of y is like another. */
export function weightedSum(y: Tensor): Scalar {
  return sum(mul(y, tensor(normals(y.shape, 7).data, y.shape)));
}

/**
 * The case's result; its weighted sum and that one's gradient where it has one. With `mix`, the input is a
 * convolution's result, which lies channels first, and the gradient comes to a convolution.
 */
export function programOf(each: KernelCase, mix?: NdArray): Program {
  const { name, input, constants = {}, gradientless } = each;
  return {
    name: mix ? `${name} of channels first` : name,
    inputs: { x: input.shape },
    constants: mix ? { ...constants, mix } : constants,
    run({ x }, given) {
      const f = (at: Tensor) => each.run(mix ? conv2d(at as Tensor4D, given.mix as Tensor4D, 1, "same") : at, given);
      const y = f(x!);
      if (gradientless) return { y };
      const { value, grad } = valueAndGrad((at: Tensor) => weightedSum(f(at)))(x!);
      return { y, total: value, gradient: grad };
    },
  };
}
