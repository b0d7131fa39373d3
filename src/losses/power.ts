import { addN, mul, square, sub, type Tensor3D } from "../core/tensor";
import type { Fourier } from "./fourier";

/**
 * Squared moduli |F(k, ±l)|² of Fourier coefficients as `even` ± `odd`, each [channels, frequencies down, frequencies
 * across] in the map's unit squared. They are the Fourier coefficients of the map's circular autocorrelation,
 * a(i, j) = mean f(y, x) f(y − i, x − j) (Wiener–Khinchin): `even` of its part that is even in i, `odd` of the rest.
 */
export interface Power {
  readonly even: Tensor3D;
  readonly odd: Tensor3D;
}

export function power({ cc, cs, sc, ss }: Fourier): Power {
  return {
    even: addN([square(cc), square(cs), square(sc), square(ss)]),
    odd: mul(sub(mul(cs, sc), mul(cc, ss)), 2),
  };
}
