/** Of the places where a pixel of one label lies beside (left, right, above, below) one of another: how often which. */
export function contacts(labels: ArrayLike<number>, width: number, from: number): Map<number, number> {
  const counts = new Map<number, number>();
  const height = labels.length / width;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (labels[y * width + x] !== from) continue;
      for (const [right, down] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        // prettier-ignore
        const [column, row] = [x + right, y + down];
        if (column < 0 || column >= width || row < 0 || row >= height) continue;
        const label = labels[row * width + column]!;
        if (label !== from) counts.set(label, (counts.get(label) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** How often a label occurs. */
export function share(labels: ArrayLike<number>, of: number): number {
  return Array.from(labels).filter((label) => label === of).length / labels.length;
}
