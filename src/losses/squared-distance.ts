import { square, sub, sum, type Scalar, type Tensor } from "../core/tensor";

/** ‖a − b‖², over all entries of two arrays of one shape. */
export function squaredDistance(a: Tensor, b: Tensor): Scalar {
  return sum(square(sub(a, b)));
}

/** ‖a‖². */
export function squaredSize(a: Tensor): Scalar {
  return sum(square(a));
}
