import { demand } from "../core/demand";
import type { Bounds } from "./problem";

/** Checked bounds: entry i lies between lower[i · stride] and upper[i · stride]. */
export interface Box {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 0 where one pair of bounds serves all entries (which spares two vectors of memory and traffic), else 1. */
  readonly stride: 0 | 1;
  /** Some entry has a finite bound. */
  readonly bounded: boolean;
  /** Every entry has two finite bounds. */
  readonly boxed: boolean;
}

/** Checks bounds for `length` entries. */
export function makeBox({ lower: least, upper: most }: Bounds = free, length: number): Box {
  const stride = typeof least === "number" && typeof most === "number" ? 0 : 1;
  const count = stride === 0 ? 1 : length;
  const lower = spread(least, count, "lower");
  const upper = spread(most, count, "upper");
  let finite = 0;
  for (let i = 0; i < count; i++) {
    const inOrder = lower[i]! <= upper[i]! && lower[i]! < Infinity && upper[i]! > -Infinity;
    if (!inOrder) demand(false, "minimize", `bounds[${i}] with lower ≤ upper`, `${lower[i]!} … ${upper[i]!}`);
    finite += Number(lower[i]! > -Infinity) + Number(upper[i]! < Infinity);
  }
  return { lower, upper, stride, bounded: finite > 0, boxed: finite === 2 * count };
}

const free: Bounds = { lower: -Infinity, upper: Infinity };

function spread(bound: Float64Array | number, length: number, name: string): Float64Array {
  if (typeof bound === "number") return new Float64Array(length).fill(bound);
  demand(bound.length === length, "minimize", `bounds.${name} of length ${length}`, bound.length);
  return bound;
}

/** Moves every entry of x to the nearest point of the box, in place. */
export function project(x: Float64Array, { lower, upper, stride }: Box): void {
  for (let i = 0; i < x.length; i++) {
    if (x[i]! < lower[i * stride]!) x[i] = lower[i * stride]!;
    else if (x[i]! > upper[i * stride]!) x[i] = upper[i * stride]!;
  }
}

/**
 * ‖P(x − g) − x‖∞, zero exactly at a stationary point of the box.
 * Source: Byrd, Lu, Nocedal & Zhu 1995, eq. (6.1).
 */
export function projectedGradientNorm(x: Float64Array, gradient: Float64Array, { lower, upper, stride }: Box): number {
  let norm = 0;
  for (let i = 0; i < x.length; i++) {
    const slope = gradient[i]!;
    if (Math.abs(slope) <= norm) continue;
    const room = slope > 0 ? x[i]! - lower[i * stride]! : upper[i * stride]! - x[i]!;
    norm = Math.max(norm, Math.min(Math.abs(slope), room));
  }
  return norm;
}
