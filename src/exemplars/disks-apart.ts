import { neighborhood } from "./neighborhood";
import { scatter, type Disk, type ScatterOptions } from "./scatter";

/** Where a point lies beside the disk that is nearest to it. */
export interface Spot {
  readonly disk: Disk;
  /** Distance to the disk's outline: > 0 inside. */
  readonly inside: number;
}

export interface DisksApart {
  readonly disks: readonly Disk[];
  /** Nothing where no disk is near: farther than the largest one's diameter. */
  readonly locate: (x: number, y: number) => Spot | undefined;
}

/** Scatters disks over a rectangle and somewhat around it. @param gap  the least distance between two, in pixels */
export function disksApart({ gap, ...options }: Omit<ScatterOptions, "margin"> & { readonly gap: number }): DisksApart {
  const { smallest, largest } = options;
  const reach = 2 * largest + gap;
  const grown = { smallest: smallest + gap / 2, largest: largest + gap / 2, margin: reach };
  const disks = scatter({ ...options, ...grown }).map((disk) => ({ ...disk, radius: disk.radius - gap / 2 }));
  const placed = neighborhood<Disk>(reach);
  disks.forEach((disk) => placed.add(disk));
  return {
    disks,
    locate(x, y) {
      let nearest: Spot | undefined;
      for (const disk of placed.around(x, y)) {
        const inside = disk.radius - Math.hypot(disk.x - x, disk.y - y);
        if (!nearest || inside > nearest.inside) nearest = { disk, inside };
      }
      return nearest;
    },
  };
}
