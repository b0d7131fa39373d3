import { matMul, reshape, tensor3d, type Rank, type Tensor3D } from "./tensor";

export type Wave = "cosine" | "sine";

/** Frequencies 0 … ⌊period/2⌋: the others are their mirror images. */
export function frequenciesOf(period: number): number {
  return Math.floor(period / 2) + 1;
}

/** How many of a real signal's `period` frequencies ±k one of those stands for: 1 for 0 and period/2, else 2. */
export function countOf(frequency: number, period: number): number {
  return (2 * frequency) % period === 0 ? 1 : 2;
}

/**
 * Waves of one period at whole positions, as a constant of the program: entry (row, column) is factor · cos or sin of
 * 2π · row · column / period. The product is reduced to one turn first, so that a sine is zero where it must be.
 * @param factor  by row and column
 * @returns       [1, rows, columns]
 */
export function waves(
  wave: Wave,
  [rows, columns]: readonly [number, number],
  period: number,
  factor: (row: number, column: number) => number,
): Tensor3D {
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      values[row * columns + column] = factor(row, column) * turned(wave, (row * column) % period, period);
  return tensor3d(values, [1, rows, columns]);
}

/** A matrix [1, out, height] times each channel's columns: [channels, height, width] -> [channels, out, width]. */
export function down(matrix: Tensor3D, planes: Tensor3D): Tensor3D {
  return matMul(matrix, planes);
}

/** A matrix [1, out, width] times each channel's rows: [channels, height, width] -> [channels, height, out]. */
export function across(matrix: Tensor3D, planes: Tensor3D): Tensor3D {
  const [channels, height, width] = planes.shape;
  const rows = reshape<Rank.R3>(planes, [1, channels * height, width]);
  return reshape<Rank.R3>(matMul(rows, matrix, false, true), [channels, height, matrix.shape[1]]);
}

function turned(wave: Wave, step: number, period: number): number {
  const angle = (2 * Math.PI * step) / period;
  if (wave === "cosine") return Math.cos(angle);
  return (2 * step) % period === 0 ? 0 : Math.sin(angle);
}
