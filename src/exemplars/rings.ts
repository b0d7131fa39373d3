import { random } from "../core/random";
import type { Image } from "../image/image";
import { blended, color, type Color } from "./colors";
import { disksApart, type DisksApart } from "./disks-apart";
import { demandDrawable, type DrawOptions, type Exemplar } from "./exemplar";
import { drawFlat } from "./flat";
import { smoothstep } from "./smoothstep";

/** What is to be seen at a point, or a pixel's middle. */
export const ringLabels = { ground: 0, red: 1, green: 2 } as const;
export type RingLabel = (typeof ringLabels)[keyof typeof ringLabels];

/** What color the core of each disk has, and its ring. */
export interface DiskColors {
  readonly core: RingLabel;
  readonly ring: RingLabel;
}

const paints: readonly Color[] = [color(0xbdbdbd), color(0xc8372d), color(0x2f9a48)];

/** Of a whole disk, ring and all; and of its core, which has half the area, so that either part is as large. */
const radius = 12;
const coreRadius = radius / Math.SQRT2;

const bound: DiskColors = { core: ringLabels.red, ring: ringLabels.green };

export const rings: Exemplar = {
  name: "rings",
  description: "Red disks, each in a green ring, 24 pixels across, apart on gray: red ends only where green begins.",
  draw(options) {
    demandDrawable(options, "rings");
    return drawRings(options, ringDisks(options), () => bound);
  },
};

/** Ground truth: what each pixel's middle shows, height × width, by `ringLabels`. */
export function ringsTruth(options: DrawOptions): Uint8Array {
  demandDrawable(options, "ringsTruth");
  return labelRings(options, ringDisks(options), () => bound);
}

/** The places of the disks, whatever their colors. */
export function ringDisks({ height, width, seed }: DrawOptions): DisksApart {
  const dice = random(seed, "rings/disks");
  return disksApart({ height, width, smallest: radius, largest: radius, gap: 3, random: dice });
}

/** @param colorsOf  of a disk, by its index */
export function drawRings(options: DrawOptions, disks: DisksApart, colorsOf: (disk: number) => DiskColors): Image {
  return drawFlat((x, y) => {
    const spot = disks.locate(x, y);
    if (!spot) return paints[ringLabels.ground]!;
    const { core, ring } = colorsOf(spot.disk.index);
    const inCore = spot.inside - (radius - coreRadius);
    const inner = blended(paints[ring]!, paints[core]!, smoothstep(-0.5, 0.5, inCore));
    return blended(paints[ringLabels.ground]!, inner, smoothstep(-0.5, 0.5, spot.inside));
  }, options);
}

/** As `drawRings`, but what each pixel's middle shows, by `ringLabels`. */
export function labelRings(
  { height, width }: DrawOptions,
  { locate }: DisksApart,
  colorsOf: (disk: number) => DiskColors,
): Uint8Array {
  return Uint8Array.from({ length: height * width }, (_, i) => {
    const spot = locate((i % width) + 0.5, Math.floor(i / width) + 0.5);
    if (!spot || spot.inside <= 0) return ringLabels.ground;
    return colorsOf(spot.disk.index)[spot.inside > radius - coreRadius ? "core" : "ring"];
  });
}
