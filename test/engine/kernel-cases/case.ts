import type { NdArray, Shape } from "../../../src/core/ndarray";
import { add, conv2d, square, tensor, type Tensor, type Tensor4D } from "../../../src/core/tensor";
import { normals } from "../../support/data";

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
  /** Not smooth at this input: its gradient is held against no differences, only compiled against eager. */
  readonly kinked?: true;
}

/** Height, width and channels differ; 5 and 7 are odd. */
export const MAP: Shape = [1, 5, 7, 3];
export const map = normals(MAP);
/** For roots and logarithms. */
export const positive = (x: Tensor) => add(square(x), 0.3);
export const channelVector = () => tensor([0.5, -2, 3]);
export const other = (shape: Shape, seed = 5) => {
  const { data } = normals(shape, seed);
  return tensor(data, [...shape]);
};
export const conv = (x: Tensor, filter: Tensor, stride: number | [number, number], pad: "same" | "valid" | number) =>
  conv2d(x as Tensor4D, filter as Tensor4D, stride, pad);
export const filter = (height: number, width: number, from: number, to: number) => ({
  filter: normals([height, width, from, to], 3),
});
