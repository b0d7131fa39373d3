/**
 * Sums over the square window that begins at each place and goes on around the edges.
 * @param plane  height × width numbers, row by row   @returns as many sums
 */
export function windowSums(plane: Float64Array, height: number, width: number, side: number): Float64Array {
  const across = new Float64Array(plane.length);
  const sums = new Float64Array(plane.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let i = 0; i < side; i++) across[y * width + x]! += plane[y * width + ((x + i) % width)]!;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let i = 0; i < side; i++) sums[y * width + x]! += across[((y + i) % height) * width + x]!;
  return sums;
}
