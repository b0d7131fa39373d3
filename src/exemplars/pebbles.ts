import { random } from "../core/random";
import { blended, color, shaded, type Color } from "./colors";
import { demandDrawable, type DrawOptions, type Exemplar } from "./exemplar";
import { drawRelief, type SurfacePoint } from "./relief";
import { mix, smoothstep } from "./smoothstep";
import { stoneBed, type Site } from "./stones";
import { fractalNoise, valueNoise } from "./value-noise";

/** What the stones are made of. Each takes one, up to 15 % lighter or darker. */
const stuffs: readonly Color[] = [
  color(0x8e9197), // granite gray
  color(0xb9b2a5), // pale limestone
  color(0xa9714f), // red-brown sandstone
  color(0xc29a63), // ocher
  color(0x5f6b70), // slate
  color(0xddd3c0), // quartz
  color(0x7d6a58), // brown flint
];
const earth = color(0x2c2520);

export const pebbles: Exemplar = {
  name: "pebbles",
  description: "River pebbles of seven colors, 10 to 30 pixels across, packed closely, lit from the upper left.",
  draw(options) {
    demandDrawable(options, "pebbles");
    return drawRelief(layPebbles(options).surface, { ...options, ambient: 0.24, shadow: 0.8 });
  },
};

/** Ground truth: which stone each pixel's middle shows, height × width; −1 in the dark between. */
export function pebbleStones(options: DrawOptions): Int32Array {
  demandDrawable(options, "pebbleStones");
  const { siteAt } = layPebbles(options);
  return Int32Array.from({ length: options.height * options.width }, (_, i) => {
    const { stone, inside } = siteAt((i % options.width) + 0.5, Math.floor(i / options.width) + 0.5);
    return inside > 0 ? stone.index : -1;
  });
}

function layPebbles({ height, width, seed }: DrawOptions) {
  const bed = stoneBed({ height, width, smallest: 4.6, largest: 11, random: random(seed, "pebbles/bed") });
  const coats = coatsOf(bed.stones.length, seed);
  const bend = valueNoise(seed, "pebbles/bend");
  const speckle = fractalNoise(valueNoise(seed, "pebbles/speckle"), 2);

  /** Slightly bent, so that outlines are no ideal curves. */
  function siteAt(x: number, y: number): Site {
    return bed.locate(x + 1.1 * bend(x / 7, y / 7), y + 1.1 * bend(x / 7 + 50, y / 7));
  }
  function surface(x: number, y: number): SurfacePoint {
    const { stone, inside } = siteAt(x, y);
    const grain = speckle(x / 2.5, y / 2.5);
    const rise = Math.min(1, Math.max(0, inside) / (0.9 * stone.radius));
    const dome = stone.radius * Math.sqrt(1 - (1 - rise) ** 2);
    const rim = mix(0.45, 1, smoothstep(0, 0.35 * stone.radius, inside));
    const coat = shaded(coats[stone.index]!, rim * (1 + 0.1 * grain));
    const ground = shaded(earth, 1 + 0.4 * grain);
    return { level: dome + 0.12 * grain, color: blended(ground, coat, smoothstep(-0.5, 0.5, inside)) };
  }
  return { siteAt, surface };
}

/** Each stone's own color. */
function coatsOf(count: number, seed: number): Color[] {
  const dice = random(seed, "pebbles/coats");
  return Array.from({ length: count }, () => shaded(stuffs[dice.below(stuffs.length)]!, 0.85 + 0.3 * dice.uniform()));
}
