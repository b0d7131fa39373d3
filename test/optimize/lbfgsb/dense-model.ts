import type { Pairs } from "../../../src/optimize/lbfgsb/pairs";
import type { Run } from "../../../src/optimize/lbfgsb/run";

/** The quadratic model of L-BFGS-B by textbook routes: whole matrices, no compact form, no recurrences. */
export type Matrix = readonly (readonly number[])[];
type Place = Pick<Run, "x" | "gradient" | "box">;

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, entry, i) => sum + entry * b[i]!, 0);
const times = (matrix: Matrix, v: ArrayLike<number>): number[] => matrix.map((row) => dot(row, v));

/** B after the BFGS update for each pair, from θI on: B − B·s·sᵀ·B / sᵀBs + y·yᵀ / yᵀs. Nocedal & Wright 2006, (6.19). */
export function modelMatrix({ s, y, store }: Pairs): Matrix {
  const size = store.columns[0]!.length;
  const newest = s.length - 1;
  const theta = newest < 0 ? 1 : dot(y[newest]!, y[newest]!) / dot(s[newest]!, y[newest]!);
  let b: Matrix = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => (i === j ? theta : 0)),
  );
  s.forEach((step, k) => {
    const change = y[k]!;
    const bs = times(b, step);
    const [sbs, ys] = [dot(step, bs), dot(step, change)];
    b = b.map((row, i) => row.map((entry, j) => entry - (bs[i]! * bs[j]!) / sbs + (change[i]! * change[j]!) / ys));
  });
  return b;
}

export interface DenseCauchy {
  readonly x: number[];
  /** Variables at a bound there that the path has stopped at. */
  readonly held: boolean[];
}

/** The first local minimizer of gᵀz + zᵀBz/2 along P(x − t·g), segment by segment. */
export function cauchyPoint({ x, gradient, box }: Place, b: Matrix): DenseCauchy {
  const stops = Array.from(gradient, (g, i) => {
    if (g === 0) return x[i] === box.lower[i] || x[i] === box.upper[i] ? 0 : Infinity;
    return (x[i]! - (g > 0 ? box.lower[i]! : box.upper[i]!)) / g;
  });
  const at = (t: number): number[] =>
    stops.map((stop, i) => {
      if (t < stop) return x[i]! - t * gradient[i]!;
      return gradient[i]! > 0 ? box.lower[i]! : gradient[i]! < 0 ? box.upper[i]! : x[i]!;
    });
  const moments = [...new Set([0, ...stops])].sort((a, b_) => a - b_);
  for (const [k, from] of moments.entries()) {
    const direction = stops.map((stop, i) => (stop > from ? -gradient[i]! : 0));
    const z = at(from).map((entry, i) => entry - x[i]!);
    const slope = dot(gradient, direction) + dot(direction, times(b, z));
    const bend = dot(direction, times(b, direction));
    const held = stops.map((stop) => stop <= from);
    if (slope >= 0 || bend === 0) return { x: at(from), held };
    const minimum = from - slope / bend;
    if (minimum < (moments[k + 1] ?? Infinity)) return { x: at(minimum), held };
  }
  throw new Error("the model has no minimum along the path");
}

/** The minimizer of the model over the variables that are not held at the Cauchy point, by Gaussian elimination. */
export function minimizerOverFree({ x, gradient }: Place, b: Matrix, cauchy: DenseCauchy): number[] {
  const free = cauchy.held.flatMap((held, i) => (held ? [] : [i]));
  const moved = cauchy.x.map((entry, i) => (cauchy.held[i] ? entry - x[i]! : 0));
  const rows = free.map((i) => [...free.map((j) => b[i]![j]!), -gradient[i]! - dot(b[i]!, moved)]);
  const solution = eliminate(rows);
  const result = [...cauchy.x];
  free.forEach((i, k) => (result[i] = x[i]! + solution[k]!));
  return result;
}

/** Solves the system whose right-hand side is each row's last entry; positive definite, so without pivoting. */
function eliminate(rows: number[][]): number[] {
  const size = rows.length;
  rows.forEach((row, k) => {
    for (const other of rows.slice(k + 1)) {
      const factor = other[k]! / row[k]!;
      row.forEach((entry, j) => (other[j]! -= factor * entry));
    }
  });
  const solution = Array<number>(size).fill(0);
  for (let k = size - 1; k >= 0; k--)
    solution[k] = (rows[k]![size]! - dot(rows[k]!.slice(0, size), solution)) / rows[k]![k]!;
  return solution;
}
