import type { Random } from "../core/random";
import { neighborhood } from "./neighborhood";

export interface Disk {
  /** Its place in the list it came in. */
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface ScatterOptions {
  /** The rectangle 0..width × 0..height is covered, and `margin` around it. */
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  /** Least and greatest radius. */
  readonly smallest: number;
  readonly largest: number;
  readonly random: Random;
}

/** From the largest radius to the smallest, in equal ratios. */
const sizes = 12;

/**
 * Packs disks that do not overlap, by throwing darts: large ones first, then smaller and smaller ones into the holes.
 * Of each size so many are thrown that the disks, could they overlap, would cover everything once.
 */
export function scatter({ width, height, margin, smallest, largest, random }: ScatterOptions): Disk[] {
  const disks: Disk[] = [];
  const placed = neighborhood<Disk>(2 * largest);
  const [spanX, spanY] = [width + 2 * margin, height + 2 * margin];
  for (let size = 0; size < sizes; size++) {
    const radius = largest * (smallest / largest) ** (size / (sizes - 1));
    const darts = Math.ceil((spanX * spanY) / (Math.PI * radius * radius));
    for (let dart = 0; dart < darts; dart++) {
      const x = random.uniform() * spanX - margin;
      const y = random.uniform() * spanY - margin;
      if (placed.around(x, y).some((disk) => (disk.x - x) ** 2 + (disk.y - y) ** 2 < (disk.radius + radius) ** 2))
        continue;
      const disk = { index: disks.length, x, y, radius };
      placed.add(disk);
      disks.push(disk);
    }
  }
  return disks;
}
