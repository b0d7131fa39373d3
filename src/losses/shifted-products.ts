import {
  add,
  concat,
  customGrad,
  matMul,
  pad,
  reshape,
  slice,
  transpose,
  type Rank,
  type Tensor,
  type Tensor3D,
  type Tensor4D,
} from "../core/tensor";

/** Of a map [1, height, width, channels]: down its rows, or across its columns. */
export const axes = { down: 1, across: 2 } as const;
export type Direction = keyof typeof axes;

/**
 * Products of channels between each position and the one `offset` further, summed over the pairs that lie within the map:
 * block o of the result is Σ_x F(x) F(x + offset_o)ᵀ. The gradient is stated, because tfjs's own makes two maps for each
 * offset; here the moved maps lie side by side, and few large products serve all offsets.
 * @param map      [1, height, width, channels], in any unit u
 * @param offsets  each ≥ 0 and less than the map's side
 * @returns        [1, channels, offsets · channels] in u²
 */
export function shiftedProducts(map: Tensor4D, direction: Direction, offsets: readonly number[]): Tensor3D {
  const back = offsets.map((offset) => -offset);
  return customGrad((x, save) => {
    const own = x as Tensor4D;
    const ahead = moved(own, direction, offsets);
    (save as (tensors: Tensor[]) => void)([own, ahead]);
    return {
      value: matMul<Tensor>(positions(own), ahead, true, false),
      gradFunc(dy: Tensor, saved: Tensor[]) {
        const [given, aheadOfIt] = saved as [Tensor4D, Tensor3D];
        const asLeft = matMul(aheadOfIt, dy as Tensor3D, false, true);
        const asRight = matMul(moved(given, direction, back), blocksBelow(dy as Tensor3D));
        return reshape(add(asLeft, asRight), given.shape);
      },
    };
  })(map) as Tensor3D;
}

/** F(x + offset) of each offset side by side, zero outside the map: [1, height · width, offsets · channels]. */
function moved(map: Tensor4D, direction: Direction, offsets: readonly number[]): Tensor3D {
  const axis = axes[direction];
  const most = Math.max(...offsets.map(Math.abs));
  const margins = map.shape.map((_, a): [number, number] => (a === axis ? [most, most] : [0, 0]));
  const wide = pad(map, margins as [[number, number], [number, number], [number, number], [number, number]]);
  const copies = offsets.map((offset) => {
    const begin = [0, 0, 0, 0] as [number, number, number, number];
    begin[axis] = most + offset;
    return slice<Rank.R4, Tensor4D>(wide, begin, map.shape);
  });
  return positions(concat(copies, 3));
}

/** [1, height, width, channels] -> [1, height · width, channels]. */
export function positions(map: Tensor4D): Tensor3D {
  const [, height, width, channels] = map.shape;
  return reshape<Rank.R3>(map, [1, height * width, channels]);
}

/** Square blocks side by side [1, n, blocks · n] -> below each other [1, blocks · n, n]. */
function blocksBelow(side: Tensor3D): Tensor3D {
  const [, n, width] = side.shape;
  const blocks = reshape<Rank.R3>(side, [n, width / n, n]);
  return reshape<Rank.R3>(transpose(blocks, [1, 0, 2]), [1, width, n]);
}
