import type { Lowering, Node } from "./lower";
import { transposeInto } from "./transpose";
import { winograd } from "./winograd";

/** [height, width, from, to], as tfjs has it. */
export interface Filter {
  readonly shape: readonly [height: number, width: number, from: number, to: number];
  readonly data: ArrayLike<number>;
  /** As the program's constant has it, and what was done to it since. */
  readonly name?: string | undefined;
}

export interface Convolution {
  /** Of the map that comes in. */
  readonly height: number;
  readonly width: number;
  readonly filter: Filter;
  readonly pads: { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };
  /** Default 1, 1. */
  readonly strides?: readonly [number, number];
  /** The channels fall into so many groups, each with filters of its own; `from` counts one group's. Default 1. */
  readonly groups?: number;
  /** ONNX name of one number per outgoing channel. */
  readonly bias?: string;
}

/**
 * Emits a convolution of a map [1, from, height, width] in the faster of two forms.
 * @returns [1, to, height', width']
 */
export function emitConvolution(lowering: Lowering, map: string, convolution: Convolution): string {
  if (!winogradPays(convolution)) return plain(lowering, map, convolution);
  const result = winograd(lowering, map, convolution);
  if (convolution.bias === undefined) return result;
  const column = lowering.integers([convolution.filter.shape[3], 1, 1]);
  return lowering.emit("Add", [result, lowering.emit("Reshape", [convolution.bias, column])]);
}

/**
 * Measured on two cores (seconds of Conv over those of Winograd, by channels and map): 128 to 128 at 128×128 0.97,
 * 128 to 256 at 64×64 1.5, 256 to 256 at 64×64 1.9, 512 to 512 at 32×32 2.3, 512 to 512 at 8×8 1.1.
 */
function winogradPays({ height, width, filter, strides = [1, 1] }: Convolution): boolean {
  const [filterHeight, filterWidth, from, to] = filter.shape;
  const fits = filterHeight === 3 && filterWidth === 3 && strides[0] === 1 && strides[1] === 1;
  return fits && from >= 128 && to >= 128 && from * to >= 128 * 256 && height * width >= 16 * 16;
}

function plain(lowering: Lowering, map: string, convolution: Convolution): string {
  const inputs = [map, kernelOf(lowering, convolution.filter)];
  const { bias } = convolution;
  return lowering.emit("Conv", bias === undefined ? inputs : [...inputs, bias], attributesOf(convolution));
}

/**
 * Emits the gradient of a convolution by its map, of any stride.
 * @param map          the gradient by its result, [1, to, height', width']
 * @param convolution  the convolution that came before
 * @param rest         rows and columns of its map that no filter reached, at the bottom and at the right
 * @returns            [1, from, height, width]
 */
export function emitTransposed(
  lowering: Lowering,
  map: string,
  convolution: Convolution,
  rest: readonly [number, number],
): string {
  const inputs = [map, kernelOf(lowering, convolution.filter)];
  return lowering.emit("ConvTranspose", inputs, { ...attributesOf(convolution), output_padding: rest });
}

function kernelOf(lowering: Lowering, filter: Filter): string {
  const [height, width, from, to] = filter.shape;
  return lowering.floats(channelsOutermost(filter), [to, from, height, width], filter.name);
}

function attributesOf({ filter, pads, strides = [1, 1], groups = 1 }: Convolution): Node["attributes"] {
  return {
    kernel_shape: filter.shape.slice(0, 2),
    pads: [pads.top, pads.left, pads.bottom, pads.right],
    strides,
    group: groups,
  };
}

/** [height, width, from, to] -> [to, from, height, width]. */
function channelsOutermost({ shape: [height, width, from, to], data }: Filter): Float32Array {
  const kernel = new Float32Array(data.length);
  let at = 0;
  for (let o = 0; o < to; o++)
    for (let i = 0; i < from; i++)
      for (let position = 0; position < height * width; position++)
        kernel[at++] = data[(position * from + i) * to + o]!;
  return kernel;
}

/** The filter of the gradient by the map: turned by 180°, channels swapped. */
export function turned({ shape: [height, width, from, to], data, name }: Filter): Filter {
  const kernel = new Float32Array(data.length);
  const last = height * width - 1;
  for (let position = 0; position <= last; position++)
    transposeInto(kernel, (last - position) * to * from, data, position * from * to, [from, to]);
  return { shape: [height, width, to, from], data: kernel, name: name === undefined ? undefined : `${name}/turned` };
}
