import { exemplars } from "../../src/exemplars";
import type { Image } from "../../src/image/image";
import { baselinesOf } from "../../src/metrics/baselines";

/** A picture of these colors (0..1), from left to right. */
export function strip(...colors: readonly (readonly number[])[]): Image {
  return { height: 1, width: colors.length, data: Float32Array.from(colors.flat()) };
}

/** A picture moved around its edges. */
export function moved({ height, width, data }: Image, down: number, across: number): Image {
  const out = new Float32Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const to = (((y + down) % height) * width + ((x + across) % width)) * 3;
      out.set(data.subarray((y * width + x) * 3, (y * width + x + 1) * 3), to);
    }
  return { height, width, data: out };
}

/** Three procedural textures with another draw, and with their baselines: height and width differ, one is no power of two. */
export const textures = (["pebbles", "cloth", "bricks"] as const).map((name) => {
  const texture = exemplars[name];
  const size = { height: 80, width: 96 };
  const exemplar = texture.draw({ ...size, seed: 1 });
  const baselines = baselinesOf(exemplar, texture.draw({ ...size, seed: 2 }), 1);
  return { name, exemplar, floor: baselines.floor!, randomPhase: baselines.randomPhase, shuffled: baselines.shuffled };
});
