import type { Box } from "../box";

/** Hands out the moments t at which variables on their way x − t·g reach a bound, in increasing order. */
export interface Breakpoints {
  /** The variable that comes next, if not later than `until`, else −1. Its moment is times[variable]. */
  next(until: number): number;
}

/**
 * A heap of which only the part that is asked for is ever built: most variables never reach their bound.
 * Variables that stand at the bound ahead of them have no moment.
 * @param times  receives the moment of each variable that is handed out   @param heap  room for as many variables
 */
export function breakpoints(
  { x, gradient, box }: Readonly<{ x: Float64Array; gradient: Float64Array; box: Box }>,
  times: Float64Array,
  heap: Int32Array,
): Breakpoints {
  const { lower, upper, stride } = box;
  let horizon = 0;
  let size = 0;

  function hasArrived(i: number, time: number): boolean {
    const g = gradient[i]!;
    return g > 0 ? x[i]! - time * g <= lower[i * stride]! : g < 0 && x[i]! - time * g >= upper[i * stride]!;
  }
  /** Takes in the variables that arrive up to twice the moment asked for. */
  function extend(until: number): void {
    const next = Math.min(2 * until, Number.MAX_VALUE);
    for (let i = 0; i < x.length; i++) {
      const there = x[i]! - next * gradient[i]!;
      if (there > lower[i * stride]! && there < upper[i * stride]!) continue;
      if (!hasArrived(i, next) || hasArrived(i, horizon)) continue;
      const bound = gradient[i]! > 0 ? lower[i * stride]! : upper[i * stride]!;
      times[i] = (x[i]! - bound) / gradient[i]!;
      heap[size++] = i;
    }
    for (let k = (size >> 1) - 1; k >= 0; k--) sink(times, heap, k, size);
    horizon = next;
  }
  function next(until: number): number {
    if (size === 0 && horizon < until && horizon < Number.MAX_VALUE) extend(until);
    if (size === 0 || times[heap[0]!]! > until) return -1;
    const first = heap[0]!;
    heap[0] = heap[--size]!;
    sink(times, heap, 0, size);
    return first;
  }
  return { next };
}

/** Moves the entry at `place` down until no entry below it comes earlier. */
function sink(times: Float64Array, heap: Int32Array, place: number, size: number): void {
  const moving = heap[place]!;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= size) break;
    if (child + 1 < size && times[heap[child + 1]!]! < times[heap[child]!]!) child++;
    if (times[heap[child]!]! >= times[moving]!) break;
    heap[place] = heap[child]!;
    place = child;
  }
  heap[place] = moving;
}
