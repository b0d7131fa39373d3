import {
  add,
  customGrad,
  div,
  matMul,
  reshape,
  tidy,
  transpose,
  type Rank,
  type Tensor,
  type Tensor3D,
  type Tensor4D,
} from "../core/tensor";

/**
 * Products of channels, averaged over positions: G = F Fᵀ / M for F with N channels × M positions.
 * @param features  [batch, height, width, channels], in any unit u
 * @returns         [batch, channels, channels] in u²; symmetric
 *
 * Source: Gatys, Ecker & Bethge 2015, arXiv:1505.07376, §3. Departure: they sum over positions, we average, so that
 * maps of different size compare.
 */
export function gram(features: Tensor4D): Tensor3D {
  const [batch, height, width, channels] = features.shape;
  return tidy(() => {
    const flat = reshape<Rank.R3>(features, [batch, height * width, channels]);
    return div(productOfChannels(flat), height * width);
  });
}

/**
 * Fᵀ F of F [batch, positions, channels]. Its gradient F (D + Dᵀ) is stated, because tfjs's own takes F D and F Dᵀ
 * apart: one large product instead of two.
 */
function productOfChannels(flat: Tensor3D): Tensor3D {
  return customGrad((x, save) => {
    const f = x as Tensor3D;
    (save as (tensors: Tensor[]) => void)([f]);
    return {
      value: matMul<Tensor>(f, f, true, false),
      gradFunc: (dy: Tensor, saved: Tensor[]) =>
        matMul(saved[0] as Tensor3D, add(dy, transpose(dy, [0, 2, 1])), false, false),
    };
  })(flat) as Tensor3D;
}
