export interface Span {
  /** Where it begins and ends along the axis, and how long the axis is, in one unit. */
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

const MOST_ROWS = 3;

/**
 * The row above the plot for each span's label, 0 the lowest, so that no two of a row overlap; undefined where three rows
 * do not do. The last span, which made the picture, always has its label.
 * @param letters  how many of them the axis is long
 */
export function labelRows(spans: readonly Span[], length: number, letters: number): (number | undefined)[] {
  const rows: (number | undefined)[] = spans.map(() => undefined);
  const taken: [from: number, to: number][][] = Array.from({ length: MOST_ROWS }, () => []);
  for (let i = spans.length - 1; i >= 0; i--) {
    const { from, to, label } = spans[i]!;
    const half = ((label.length + 1) / 2) * (length / letters);
    const middle = (from + to) / 2;
    const row = taken.findIndex((others) =>
      others.every(([start, end]) => middle + half <= start || end <= middle - half),
    );
    if (row < 0) continue;
    taken[row]!.push([middle - half, middle + half]);
    rows[i] = row;
  }
  return rows;
}
