import { random } from "../core/random";
import type { DisksApart } from "./disks-apart";
import { demandDrawable, type DrawOptions, type Exemplar } from "./exemplar";
import { inRandomOrder } from "../core/in-random-order";
import { drawRings, labelRings, ringDisks, ringLabels, type DiskColors } from "./rings";

const { red, green } = ringLabels;

/** All four ways to color a disk. Dealt equally often, they make half of all cores and half of all rings red. */
const kinds: readonly DiskColors[] = [
  { core: red, ring: green },
  { core: green, ring: red },
  { core: red, ring: red },
  { core: green, ring: green },
];

/** Orders of dealing that are tried for the one that comes nearest to the colors of `rings`. */
const tries = 64;

export const shuffledRings: Exemplar = {
  name: "shuffled-rings",
  description: "The disks of rings, 24 pixels across, with red and green dealt to cores and rings by chance, as often.",
  draw(options) {
    demandDrawable(options, "shuffled-rings");
    const disks = ringDisks(options);
    return drawRings(options, disks, deal(options, disks));
  },
};

/** Ground truth: what each pixel's middle shows, height × width, by `ringLabels`. */
export function shuffledRingsTruth(options: DrawOptions): Uint8Array {
  demandDrawable(options, "shuffledRingsTruth");
  const disks = ringDisks(options);
  return labelRings(options, disks, deal(options, disks));
}

/**
 * Deals the four kinds, over and over, to the disks that the picture shows, in random order. Core and ring have the same
 * area, so that each color keeps its own; disks cut by the picture's border do not, and of several orders the one is kept
 * whose count of red pixels is nearest to that of `rings`.
 */
function deal(options: DrawOptions, disks: DisksApart): (disk: number) => DiskColors {
  const parts = visibleParts(options, disks);
  const shown = [...parts.keys()];
  const wanted = shown.reduce((sum, disk) => sum + parts.get(disk)!.core, 0);
  const dice = random(options.seed, "shuffled-rings/deal");
  let [best, least] = [new Map<number, DiskColors>(), Infinity];
  for (let attempt = 0; attempt < tries; attempt++) {
    const dealt = new Map(inRandomOrder(shown, dice).map((disk, i) => [disk, kinds[i % kinds.length]!]));
    const miss = Math.abs(redPixels(parts, dealt) - wanted);
    if (miss < least) [best, least] = [dealt, miss];
  }
  return (disk) => best.get(disk) ?? kinds[0]!;
}

interface Parts {
  readonly core: number;
  readonly ring: number;
}

/** How many pixels of each disk's core and ring the picture shows. */
function visibleParts(options: DrawOptions, disks: DisksApart): Map<number, Parts> {
  const parts = new Map<number, Parts>();
  const labels = labelRings(options, disks, () => ({ core: red, ring: green }));
  labels.forEach((label, i) => {
    if (label === ringLabels.ground) return;
    const disk = disks.locate((i % options.width) + 0.5, Math.floor(i / options.width) + 0.5)!.disk.index;
    const { core, ring } = parts.get(disk) ?? { core: 0, ring: 0 };
    parts.set(disk, label === red ? { core: core + 1, ring } : { core, ring: ring + 1 });
  });
  return parts;
}

function redPixels(parts: ReadonlyMap<number, Parts>, dealt: ReadonlyMap<number, DiskColors>): number {
  let sum = 0;
  for (const [disk, { core, ring }] of parts) {
    const colors = dealt.get(disk)!;
    sum += (colors.core === red ? core : 0) + (colors.ring === red ? ring : 0);
  }
  return sum;
}
