import type { Value } from "../graph";

/** A flat scatter that puts each row's entries into the order of another value's row: what sorting losses do. */
export interface RowOrder {
  /** What was sorted, [rows, positions]. */
  readonly sorted: Value;
  /** The result of TopKValues over all positions. */
  readonly values: Value;
  /** [rows, positions]. */
  readonly updates: Value;
}

/**
 * Recognizes scatterND(reshape(topk(x, positions).indices + row · positions, [−1, 1]), reshape(t, [−1]), [rows · positions]).
 * Each place then comes once, so nothing need be added up, and ScatterElements takes the indices as TopK left them.
 */
export function rowOrder(indices: Value, updates: Value): RowOrder | undefined {
  const [places] = inputsOf(indices, "Reshape");
  const [order, starts] = places ? inputsOf(places, "Add") : [];
  const [values] = order ? inputsOf(order, "TopKIndices") : [];
  const [sorted] = values ? inputsOf(values, "TopKValues") : [];
  const [rows] = inputsOf(updates, "Reshape");
  if (!starts || !values || !sorted || !rows || indices.shape.length !== 2 || indices.shape[1] !== 1) return undefined;
  const [count, positions] = sorted.shape;
  const whole = sorted.shape.length === 2 && rows.shape.join() === sorted.shape.join();
  return whole && areStarts(starts, count!, positions!) ? { sorted, values, updates: rows } : undefined;
}

function inputsOf({ source }: Value, kernel: string): readonly Value[] {
  return source.kind === "kernel" && source.kernel === kernel ? source.inputs : [];
}

function areStarts({ source, shape }: Value, rows: number, positions: number): boolean {
  if (source.kind !== "constant" || shape.join() !== `${rows},1`) return false;
  return Array.from(source.data).every((start, row) => start === row * positions);
}
