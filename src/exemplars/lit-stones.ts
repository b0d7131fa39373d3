import { random } from "../core/random";
import { blended, color, shaded, withLuminance, type Color } from "./colors";
import { disksApart, type Spot } from "./disks-apart";
import { demandDrawable, type DrawOptions, type Exemplar } from "./exemplar";
import { inRandomOrder } from "../core/in-random-order";
import { drawRelief, type Lamp, type SurfacePoint } from "./relief";
import { smoothstep } from "./smoothstep";
import { fractalNoise, valueNoise } from "./value-noise";

/** Six hues of one luminance: what is lighter or darker is so by the lamp alone. */
const coats = [0xc85a50, 0xb08a2c, 0x5f9f4c, 0x2f9e9a, 0x5b86d8, 0xb665b4].map((code) =>
  withLuminance(color(code), 0.24),
);
const ground = color(0xbdbdbd);

/** The way from the lamp across the picture, x to the right and y down: the dark side of every stone lies there. */
export const shadeOf: Record<Lamp, { readonly x: number; readonly y: number }> = {
  "upper left": { x: Math.SQRT1_2, y: Math.SQRT1_2 },
  "lower right": { x: -Math.SQRT1_2, y: -Math.SQRT1_2 },
};

export const litStones = litFrom("lit-stones", "upper left");
/** The same stones for the same seed, with the lamp on the opposite side. */
export const litStonesMirrored = litFrom("lit-stones-mirrored", "lower right");

/** Ground truth: which stone each pixel's middle shows, height × width; −1 on the ground between. Either lamp's. */
export function litStonesTruth(options: DrawOptions): Int32Array {
  demandDrawable(options, "litStonesTruth");
  const { siteAt } = layStones(options);
  return Int32Array.from({ length: options.height * options.width }, (_, i) => {
    const spot = siteAt((i % options.width) + 0.5, Math.floor(i / options.width) + 0.5);
    return spot && spot.inside > 0 ? spot.disk.index : -1;
  });
}

function litFrom(name: string, lamp: Lamp): Exemplar {
  return {
    name,
    description: `Round stones of six hues, 16 to 24 pixels across, apart on gray, lit from the ${lamp}.`,
    draw(options) {
      demandDrawable(options, name);
      return drawRelief(layStones(options).surface, { ...options, ambient: 0.16, shadow: 0, lamp });
    },
  };
}

function layStones({ height, width, seed }: DrawOptions) {
  const dice = random(seed, "lit-stones/bed");
  const { disks, locate } = disksApart({ height, width, smallest: 8, largest: 12, gap: 4, random: dice });
  const coatOf = dealt(disks.length, seed);
  const bend = valueNoise(seed, "lit-stones/bend");
  const speckle = fractalNoise(valueNoise(seed, "lit-stones/speckle"), 2);

  /** Slightly bent, so that outlines are no ideal circles. */
  function siteAt(x: number, y: number): Spot | undefined {
    return locate(x + 0.8 * bend(x / 8, y / 8), y + 0.8 * bend(x / 8 + 50, y / 8));
  }
  function surface(x: number, y: number): SurfacePoint {
    const spot = siteAt(x, y);
    if (!spot) return { level: 0, color: ground };
    const { disk, inside } = spot;
    const rise = Math.min(1, Math.max(0, inside) / disk.radius);
    const coat = shaded(coatOf[disk.index]!, 1 + 0.08 * speckle(x / 2.5, y / 2.5));
    return {
      level: 0.65 * disk.radius * (1 - (1 - rise) ** 2),
      color: blended(ground, coat, smoothstep(-0.5, 0.5, inside)),
    };
  }
  return { siteAt, surface };
}

/** Each stone's own color: all six in random order, then again, so that they are as many of each. */
function dealt(count: number, seed: number): Color[] {
  const dice = random(seed, "lit-stones/coats");
  const rounds = Math.ceil(count / coats.length);
  return Array.from({ length: rounds }, () => inRandomOrder(coats, dice)).flat();
}
