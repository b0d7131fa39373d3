/** Side of the blocks that are turned at once: both sides of one stay in the cache. */
const BLOCK = 32;

/** Writes a matrix [rows, columns] that begins at `from` of the source, turned, to `at` of the target on. */
export function transposeInto(
  target: Float32Array,
  at: number,
  source: ArrayLike<number>,
  from: number,
  [rows, columns]: readonly [rows: number, columns: number],
): void {
  for (let top = 0; top < rows; top += BLOCK)
    for (let left = 0; left < columns; left += BLOCK) {
      const [bottom, right] = [Math.min(rows, top + BLOCK), Math.min(columns, left + BLOCK)];
      for (let row = top; row < bottom; row++)
        for (let column = left; column < right; column++)
          target[at + column * rows + row] = source[from + row * columns + column]!;
    }
}
