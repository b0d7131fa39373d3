import { random } from "../core/random";
import type { Image } from "../image/image";
import { color, shaded, type Color } from "./colors";
import { demandDrawable, type DrawOptions, type Exemplar } from "./exemplar";
import { drawRelief, type SurfacePoint } from "./relief";
import { mix, smoothstep } from "./smoothstep";
import { fractalNoise, valueNoise, type Noise } from "./value-noise";

/** The dye of the threads that run down (the warp), and of those that run across (the weft). */
export interface Dyes {
  readonly warp: Color;
  readonly weft: Color;
}

const blueAndStraw: Dyes = { warp: color(0x3b6ea6), weft: color(0xd9b26a) };

/** From one thread's middle to the next, in pixels. */
const pitch = 9;

export const cloth: Exemplar = {
  name: "cloth",
  description: "Plain weave of blue threads down and straw-colored threads across, 9 pixels from thread to thread.",
  draw(options) {
    demandDrawable(options, "cloth");
    return drawCloth(options, blueAndStraw);
  },
};

/** The same weave for the same seed and size, in any dyes. */
export function drawCloth(options: DrawOptions, dyes: Dyes): Image {
  return drawRelief(weave(options, dyes), { ...options, ambient: 0.35, shadow: 0.6 });
}

/** @returns what is to be seen at a point, and whether a thread of the warp is on top there */
export function weave({ height, width, seed }: DrawOptions, dyes: Dyes) {
  const wobble = fractalNoise(valueNoise(seed, "cloth/wobble"), 2);
  const fiber = valueNoise(seed, "cloth/fiber");
  const dice = random(seed, "cloth/start");
  const [startX, startY] = [1 + dice.uniform(), 1 + dice.uniform()];
  const tones = { warp: tonesOf(width, seed, "warp"), weft: tonesOf(height, seed, "weft") };

  return (x: number, y: number): SurfacePoint & { warp: boolean } => {
    const u = startX + x / pitch + 0.07 * wobble(x / 45, y / 25); // counts threads of the warp
    const v = startY + y / pitch + 0.07 * wobble(x / 25 + 80, y / 45); // counts threads of the weft
    const [column, row] = [Math.floor(u), Math.floor(v)];
    const [across, down] = [u - column - 0.5, v - row - 0.5];
    const warpWave = (column % 2 ? 1 : -1) * Math.sin(Math.PI * v);
    const weftWave = (row % 2 ? -1 : 1) * Math.sin(Math.PI * u);
    const warp = thread(across, warpWave, fiber(v / 4, column * 5.7));
    const weft = thread(down, weftWave, fiber(u / 4, row * 5.7 + 300));
    const over = warp > weft;
    const ply = over ? twist(fiber, across, v, column) : twist(fiber, down, u, row + 500);
    const tone = (over ? tones.warp[column]! : tones.weft[row]!) * (1 + 0.15 * ply);
    const top = Math.max(warp, weft);
    const open = mix(0.25, 1, smoothstep(-0.4, 1.1, top));
    const level = 0.33 * pitch * Math.max(-0.5, top) + 0.2 * ply;
    return { level, color: shaded(over ? dyes.warp : dyes.weft, tone * open), warp: over };
  };
}

/** Height of a thread in half pitches: round across, thickest where it goes over and at a slub. Far down beside it. */
function thread(across: number, wave: number, slub: number): number {
  const half = 0.385 + 0.06 * wave + 0.03 * slub;
  return Math.abs(across) < half ? 0.8 * Math.sqrt(1 - (across / half) ** 2) + 0.4 * wave : -1.5;
}

/** The yarn's two plies, wound around each other: −1 in the grooves between, 1 on top. */
function twist(fiber: Noise, across: number, along: number, index: number): number {
  const ply = Math.sin(2 * Math.PI * (2.5 * along + 1.2 * across + 0.3 * index));
  return 0.6 * ply + 0.7 * fiber(along * 6 + index * 31.7, across * 5 + index * 7.3);
}

/** How much of its dye's lightness each thread shows: 0.82 to 1.18. */
function tonesOf(length: number, seed: number, label: string): number[] {
  const dice = random(seed, `cloth/${label}`);
  return Array.from({ length: Math.ceil(length / pitch) + 4 }, () => 0.82 + 0.36 * dice.uniform());
}
