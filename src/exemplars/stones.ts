import { neighborhood } from "./neighborhood";
import { scatter, type Disk, type ScatterOptions } from "./scatter";

/** Where a point lies among packed stones. */
export interface Site {
  readonly stone: Disk;
  /** Distance to the stone's outline: > 0 inside. */
  readonly inside: number;
}

export interface StoneBed {
  readonly stones: readonly Disk[];
  /** @param x, y  a point of the rectangle, or a little outside */
  readonly locate: (x: number, y: number) => Site;
}

/** Points of one square of this side share their list of the stones that may matter, at most `near` of them. */
const block = 4;
const near = 12;

/** Half the width of the cracks between stones. */
const crack = 0.45;

/**
 * Packs stones of several sizes over a rectangle. Each fills its cell of the power diagram of disks that do not overlap,
 * so that a larger stone has a larger cell; its outline is the smooth minimum (−s log Σ exp(−d / s)) of the distances to
 * the cell's borders and to a circle around the disk, which rounds the corners.
 */
export function stoneBed(options: Omit<ScatterOptions, "margin">): StoneBed {
  const reach = 3 * options.largest;
  const stones = scatter({ ...options, margin: reach });
  const placed = neighborhood<Disk>(reach);
  stones.forEach((stone) => placed.add(stone));
  const lists = new Map<number, readonly Disk[]>();
  return {
    stones,
    locate(x, y) {
      const column = Math.floor(x / block);
      const row = Math.floor(y / block);
      const key = row * 2 ** 20 + column;
      let list = lists.get(key);
      if (!list) {
        list = strongest(placed.around(x, y), (column + 0.5) * block, (row + 0.5) * block);
        lists.set(key, list);
      }
      return siteAmong(list, x, y);
    },
  };
}

/** The disks with the least power at a point, least first. */
function strongest(disks: Disk[], x: number, y: number): Disk[] {
  return disks.sort((a, b) => power(a, x, y) - power(b, x, y)).slice(0, near);
}

/** Squared distance to the center less the squared radius: the disk with the least power holds the point. */
function power(disk: Disk, x: number, y: number): number {
  return (disk.x - x) * (disk.x - x) + (disk.y - y) * (disk.y - y) - disk.radius * disk.radius;
}

function siteAmong(list: readonly Disk[], x: number, y: number): Site {
  let stone = list[0]!;
  let least = Infinity;
  for (const disk of list) {
    const own = power(disk, x, y);
    if (own >= least) continue;
    least = own;
    stone = disk;
  }
  const softness = 0.17 * stone.radius;
  const toCenter = Math.sqrt(least + stone.radius * stone.radius);
  let sum = Math.exp((toCenter - 1.55 * stone.radius) / softness);
  for (const disk of list) {
    if (disk === stone) continue;
    const apart = Math.sqrt((disk.x - stone.x) ** 2 + (disk.y - stone.y) ** 2);
    sum += Math.exp((least - power(disk, x, y)) / (2 * apart * softness));
  }
  return { stone, inside: -softness * Math.log(sum) - crack };
}
