import { demand } from "./demand";

/** Sizes of each dimension, outermost first. */
export type Shape = readonly number[];

/** Plain numbers with a shape: what is saved, compared and handed between engines. Row-major float32. */
export interface NdArray {
  readonly shape: Shape;
  readonly data: Float32Array;
}

export type NdArrays = Readonly<Record<string, NdArray>>;

/** Product of the sizes; 1 for a scalar's empty shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Pairs data with a shape. @throws where they do not agree. */
export function ndarray(shape: Shape, data: Float32Array | readonly number[]): NdArray {
  demand(
    sizeOf(shape) === data.length,
    "ndarray",
    `${sizeOf(shape)} numbers for shape [${shape.join(",")}]`,
    data.length,
  );
  return { shape, data: data instanceof Float32Array ? data : Float32Array.from(data) };
}

/** A single number as an array of no dimensions. */
export function scalar(value: number): NdArray {
  return { shape: [], data: Float32Array.of(value) };
}
