import {
  addN,
  div,
  exp,
  mean as meanOver,
  mul,
  square,
  sub,
  sum,
  type Scalar,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from "../../core/tensor";
import { mean } from "../mean";
import { positionsOf } from "../positions";
import { orOne } from "../or-one";
import type { Scale } from "../scale";

/** What an estimator is made with. */
export interface GaussianOptions {
  /** b, the kernel's width in units of the exemplar's mean squared distance. */
  readonly bandwidths: readonly number[];
  readonly frequencies: number;
  readonly bandwidth_from: "exemplar" | "draw";
  readonly scale: Scale;
}

/**
 * Mean ‖y − y'‖² over all pairs of positions, a position with itself included: 2 (mean ‖y‖² − ‖mean y‖²), taken about the
 * mean. @returns 1 where all positions are equal, so that it can be divided by
 */
export function meanSquaredDistance(map: Tensor4D): Scalar {
  const spread = mul<Scalar>(sum(meanOver(square(sub(map, mean(map))), [0, 1, 2])), 2);
  return orOne(spread);
}

/** Mean over bandwidths of exp(−d² / (b · unit)), entry by entry. */
export function kernelOf(squaredDistances: Tensor, unit: Scalar, bandwidths: readonly number[]): Tensor {
  const scaled = div(squaredDistances, unit);
  return div(addN(bandwidths.map((b) => exp(mul(scaled, -1 / b)))), bandwidths.length);
}

/** Positions about a center (distances do not change, and no digits are lost to a common offset): [positions, channels]. */
export function centered(map: Tensor4D, center: Tensor): Tensor2D {
  return sub(positionsOf(map), center);
}
