import type { NdArray, Shape } from "../../src/core/ndarray";
import type { Program } from "../../src/core/program";
import {
  add,
  addN,
  avgPool,
  cast,
  concat,
  conv2d,
  div,
  equal,
  matMul,
  maxPool,
  mean,
  mul,
  relu,
  reshape,
  slice,
  split,
  square,
  step,
  sub,
  sum,
  tensor,
  transpose,
  valueAndGrad,
  type Rank,
  type Scalar,
  type Tensor,
  type Tensor4D,
} from "../../src/core/tensor";
import { normals, spaced } from "../support/data";

/** A small use of a kernel that tests run eagerly, compiled, and, for maps, after a convolution as well. */
export interface KernelCase {
  readonly name: string;
  readonly input: NdArray;
  /** Convolution filters: what a program must be given as constants. */
  readonly constants?: Readonly<Record<string, NdArray>>;
  /** May use the input twice, so that its gradient has two parts. */
  run(x: Tensor, constants: Readonly<Record<string, Tensor>>): Tensor;
  /** Not differentiable in tfjs, or its gradient is zero. */
  readonly gradientless?: true;
}

/** Height, width and channels differ; 5 and 7 are odd. */
const MAP: Shape = [1, 5, 7, 3];
const map = normals(MAP);
const channelVector = () => tensor([0.5, -2, 3]);
const other = (shape: Shape, seed = 5) => {
  const { data } = normals(shape, seed);
  return tensor(data, [...shape]);
};
const conv = (x: Tensor, filter: Tensor, stride: number, pad: "same" | "valid" | number) =>
  conv2d(x as Tensor4D, filter as Tensor4D, stride, pad);
const filter = (height: number, width: number, from: number, to: number) => ({
  filter: normals([height, width, from, to], 3),
});
const pooled = [1, 4, 6, 2];

const elementwise: readonly KernelCase[] = [
  { name: "Add of a channel vector", input: map, run: (x) => add(x, channelVector()) },
  { name: "Add of itself, turned", input: normals([4, 4]), run: (x) => add(x, transpose(x)) },
  { name: "Add of a single column", input: map, run: (x) => add(x, other([1, 5, 1, 3])) },
  { name: "Add of two dimensions only", input: map, run: (x) => add(x, other([7, 3])) },
  { name: "AddN", input: map, run: (x) => addN([x, square(x), other(MAP)]) },
  { name: "AddN of one", input: map, run: (x) => addN([x]) },
  { name: "Cast and Equal", input: map, run: (x) => mul(x, cast(equal(channelVector(), [0.5, 0, 3]), "float32")) },
  {
    name: "Equal to a channel vector",
    input: map,
    run: (x) => cast(equal(relu(x), [0, 1, 0]), "float32"),
    gradientless: true,
  },
  { name: "Multiply by a channel vector", input: map, run: (x) => mul(x, channelVector()) },
  { name: "Multiply by a map of another layout", input: map, run: (x) => mul(square(x), other(MAP)) },
  { name: "RealDiv by a map", input: map, run: (x) => div(x, add(square(other(MAP)), 1)) },
  { name: "RealDiv by the input", input: map, run: (x) => div(channelVector(), add(square(x), 1)) },
  { name: "Relu and Step", input: spaced(MAP, 0.2), run: (x) => relu(x) },
  { name: "Step with a slope", input: spaced(MAP, 0.2), run: (x) => step(x, 0.25), gradientless: true },
  { name: "Square", input: map, run: (x) => square(x) },
  { name: "Sub from a channel vector", input: map, run: (x) => sub(channelVector(), x) },
];

const shaping: readonly KernelCase[] = [
  { name: "Concat along channels", input: map, run: (x) => concat([x, square(x), other([1, 5, 7, 2])], 3) },
  { name: "Concat along rows, counted from the last axis", input: map, run: (x) => concat([square(x), x], -3) },
  { name: "PadV2 and Slice", input: map, run: (x) => slice(square(x), [0, 1, 2, 1], [1, 3, 4, 2]) },
  {
    name: "PadV2 of a convolution's gradient",
    input: map,
    constants: filter(1, 1, 2, 3),
    run: (x, c) => conv(slice(x, [0, 1, 2, 1], [1, 3, 4, 2]), c.filter!, 1, "same"),
  },
  { name: "Slice that begins early and runs on", input: map, run: (x) => slice(x, [0, 2], [-1, 2]) },
  { name: "Slice of a vector from a number on", input: normals([6]), run: (x) => slice(x, 2) },
  {
    name: "SplitV into parts",
    input: map,
    run: (x) =>
      mul(
        ...(split(x, [2, 3, 2], 2)
          .slice(0, 3)
          .filter((_, i) => i !== 1) as [Tensor, Tensor]),
      ),
  },
  {
    name: "SplitV into equals, from the last axis",
    input: map,
    run: (x) => sub(...(split(x, 3, -1).slice(1) as [Tensor, Tensor])),
  },
  { name: "Reshape that joins positions", input: map, run: (x) => reshape(x, [1, 35, 3]) },
  { name: "Reshape that splits positions", input: normals([1, 6, 4, 3]), run: (x) => reshape(x, [1, 2, 3, 4, 3]) },
  { name: "Reshape that tears channels apart", input: map, run: (x) => reshape(x, [5, -1, 1]) },
  { name: "Reshape that mixes columns and channels", input: map, run: (x) => reshape(x, [1, 15, 7]) },
  { name: "Reshape to a vector", input: map, run: (x) => reshape(x, [105]) },
  { name: "Transpose", input: map, run: (x) => transpose(x, [0, 3, 1, 2]) },
];

const reducing: readonly KernelCase[] = [
  { name: "Sum of all", input: map, run: (x) => sum(square(x)) },
  { name: "Sum over positions", input: map, run: (x) => sum(x, [1, 2]) },
  { name: "Sum over channels, kept", input: map, run: (x) => sum(x, -1, true) },
  { name: "Sum over rows and channels", input: map, run: (x) => sum(square(x), [3, 1]) },
  { name: "Sum over the batch and columns", input: map, run: (x) => sum(x, [0, 2]) },
  { name: "Sum over the batch", input: map, run: (x) => sum(x, 0) },
  { name: "Mean over positions", input: map, run: (x) => mean(square(x), [1, 2]) },
  { name: "Mean over columns, kept", input: map, run: (x) => mean(x, 2, true) },
];

const flat = (x: Tensor) => reshape<Rank.R3>(x, [1, 35, 3]);
const products: readonly KernelCase[] = [
  { name: "BatchMatMul Fᵀ G", input: map, run: (x) => matMul(flat(x), flat(other(MAP)), true, false) },
  { name: "BatchMatMul F S", input: map, run: (x) => matMul(flat(x), other([1, 3, 4])) },
  { name: "BatchMatMul F Sᵀ", input: map, run: (x) => matMul(flat(x), other([1, 4, 3]), false, true) },
  { name: "BatchMatMul S Fᵀ", input: map, run: (x) => matMul(other([1, 4, 3]), flat(x), false, true) },
  { name: "BatchMatMul Tᵀ F", input: map, run: (x) => matMul(other([1, 35, 2]), flat(x), true, false) },
  { name: "BatchMatMul Fᵀ Tᵀ", input: map, run: (x) => matMul(flat(x), other([1, 2, 35]), true, true) },
  {
    name: "BatchMatMul F (SF)ᵀ",
    input: map,
    run: (x) => matMul(flat(x), matMul(flat(square(x)), other([1, 3, 3])), false, true),
  },
  { name: "BatchMatMul of batches", input: normals([2, 3, 4]), run: (x) => matMul(x, other([2, 5, 3]), true, true) },
  { name: "BatchMatMul of two dimensions", input: normals([3, 4]), run: (x) => matMul(x, other([3, 5]), true) },
  { name: "BatchMatMul of four dimensions", input: map, run: (x) => matMul(other([1, 5, 2, 7]), x) },
];

const convolutions: readonly KernelCase[] = [
  { name: "Conv2D, same", input: map, constants: filter(3, 5, 3, 4), run: (x, c) => conv(x, c.filter!, 1, "same") },
  { name: "Conv2D, valid", input: map, constants: filter(3, 2, 3, 4), run: (x, c) => conv(x, c.filter!, 1, "valid") },
  { name: "Conv2D, padded by 2", input: map, constants: filter(3, 3, 3, 4), run: (x, c) => conv(x, c.filter!, 1, 2) },
  {
    name: "Conv2D, even filter",
    input: map,
    constants: filter(2, 4, 3, 4),
    run: (x, c) => conv(x, c.filter!, 1, "same"),
  },
  {
    name: "Conv2D with a bias",
    input: map,
    constants: { ...filter(3, 3, 3, 4), bias: normals([4]) },
    run: (x, c) => add(conv(x, c.filter!, 1, "same"), c.bias!),
  },
  {
    name: "Conv2D to one channel, widened",
    input: map,
    constants: { ...filter(3, 3, 3, 1), wide: normals([4]) },
    run: (x, c) => add(conv(x, c.filter!, 1, "same"), c.wide!),
  },
  {
    name: "Conv2D with stride 2",
    input: map,
    constants: filter(3, 3, 3, 4),
    run: (x, c) => conv(x, c.filter!, 2, "same"),
    gradientless: true,
  },
];

const poolings: readonly KernelCase[] = [
  { name: "AvgPool of even size", input: normals(pooled), run: (x) => avgPool(x as Tensor4D, 2, 2, "valid") },
  { name: "AvgPool of odd size", input: map, run: (x) => avgPool(x as Tensor4D, 2, 2, "valid") },
  { name: "AvgPool to one pixel", input: normals([1, 3, 2, 2]), run: (x) => avgPool(x as Tensor4D, 2, 2, "valid") },
  {
    name: "AvgPool of 2 × 3",
    input: normals([1, 5, 7, 2]),
    run: (x) => avgPool(x as Tensor4D, [2, 3], [2, 3], "valid"),
  },
  { name: "MaxPool of even size", input: spaced(pooled, 0.2), run: (x) => maxPool(x as Tensor4D, 2, 2, "valid") },
  { name: "MaxPool of odd size", input: spaced(MAP, 0.2), run: (x) => maxPool(x as Tensor4D, 2, 2, "valid") },
  { name: "MaxPool to one pixel", input: spaced([1, 3, 2, 2], 0.2), run: (x) => maxPool(x as Tensor4D, 2, 2, "valid") },
  {
    name: "MaxPool of ReLUs, with ties",
    input: spaced(MAP, 0.2),
    run: (x) => maxPool(relu(x) as Tensor4D, 2, 2, "valid"),
  },
];

export const kernelCases: readonly KernelCase[] = [
  ...elementwise,
  ...shaping,
  ...reducing,
  ...products,
  ...convolutions,
  ...poolings,
];

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
