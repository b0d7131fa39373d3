import { demand } from "../core/demand";
import type { Bounds } from "./problem";

/** Bounds spelled out for every entry. */
export interface Box {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Some entry has a finite bound. */
  readonly bounded: boolean;
  /** Every entry has two finite bounds. */
  readonly boxed: boolean;
}

/** Checks bounds and spreads single numbers over `length` entries. */
export function makeBox(bounds: Bounds | undefined, length: number): Box {
  const lower = spread(bounds?.lower ?? -Infinity, length, "lower");
  const upper = spread(bounds?.upper ?? Infinity, length, "upper");
  let finite = 0;
  for (let i = 0; i < length; i++) {
    const inOrder = lower[i]! <= upper[i]! && lower[i]! < Infinity && upper[i]! > -Infinity;
    if (!inOrder) demand(false, "minimize", `bounds[${i}] with lower ≤ upper`, `${lower[i]!} … ${upper[i]!}`);
    finite += Number(lower[i]! > -Infinity) + Number(upper[i]! < Infinity);
  }
  return { lower, upper, bounded: finite > 0, boxed: finite === 2 * length };
}

function spread(bound: Float64Array | number, length: number, name: string): Float64Array {
  if (typeof bound === "number") return new Float64Array(length).fill(bound);
  demand(bound.length === length, "minimize", `bounds.${name} of length ${length}`, bound.length);
  return bound;
}

/** Moves every entry of x to the nearest point of the box, in place. */
export function project(x: Float64Array, { lower, upper }: Box): void {
  for (let i = 0; i < x.length; i++) {
    if (x[i]! < lower[i]!) x[i] = lower[i]!;
    else if (x[i]! > upper[i]!) x[i] = upper[i]!;
  }
}

/**
 * ‖P(x − g) − x‖∞, zero exactly at a stationary point of the box.
 * Source: Byrd, Lu, Nocedal & Zhu 1995, eq. (6.1).
 */
export function projectedGradientNorm(x: Float64Array, gradient: Float64Array, { lower, upper }: Box): number {
  let norm = 0;
  for (let i = 0; i < x.length; i++) {
    const move = Math.max(Math.min(gradient[i]!, x[i]! - lower[i]!), x[i]! - upper[i]!);
    norm = Math.max(norm, Math.abs(move));
  }
  return norm;
}
