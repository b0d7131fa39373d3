import type { Image } from "../image/image";
import { resize } from "../image/resize";
import { encoded, type Color } from "./colors";
import { smoothstep } from "./smoothstep";

/** What is to be seen at a point of the plane; x to the right and y down, in pixels. */
export type Surface = (x: number, y: number) => SurfacePoint;

export interface SurfacePoint {
  /** How far it stands out toward the eye, in pixels. */
  readonly level: number;
  /** Its own color, before any light falls on it. */
  readonly color: Color;
}

export interface ReliefOptions {
  /** Sizes in pixels. */
  readonly height: number;
  readonly width: number;
  /** Light that comes from everywhere; the lamp gives the rest of 1. */
  readonly ambient: number;
  /** How much of the lamp's light a cast shadow takes away, 0..1. */
  readonly shadow: number;
  /** Where the lamp stands. Default "upper left". */
  readonly lamp?: Lamp;
}

/** The lamp's side of the picture. */
export type Lamp = "upper left" | "lower right";

/** Samples a pixel along each axis: the antialiasing. */
const fineness = 2;

/** Toward the lamp at the upper left: `flat` to the left and as much up in the picture's plane, `steep` out of it; 40° above the plane. */
const toward = { flat: 0.54, steep: 0.645 };

/** Samples along the way to the lamp in which something may throw a shadow. */
const shadowSteps = 8;

/** Draws a surface under a lamp: Lambert's law in linear light, averaged over each pixel, then sRGB. */
export function drawRelief(surface: Surface, options: ReliefOptions): Image {
  const [height, width] = [options.height * fineness, options.width * fineness];
  const level = new Float32Array(height * width);
  const data = new Float32Array(height * width * 3);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const point = surface((x + 0.5) / fineness, (y + 0.5) / fineness);
      level[i] = point.level * fineness;
      for (let c = 0; c < 3; c++) data[i * 3 + c] = point.color[c]!;
    }
  }
  for (let i = 0; i < level.length; i++) {
    const light = lightAt(level, width, i, options);
    for (let c = 0; c < 3; c++) data[i * 3 + c]! *= light;
  }
  const image = resize({ height, width, data }, { ...options, kernel: "area" });
  return { ...image, data: image.data.map(encoded) };
}

/** The light that falls on sample i: 1 on a flat place in the open. */
function lightAt(level: Float32Array, width: number, i: number, options: ReliefOptions): number {
  const { ambient, shadow, lamp = "upper left" } = options;
  const side = lamp === "upper left" ? 1 : -1;
  const x = i % width;
  const [left, right] = [x > 0 ? i - 1 : i, x < width - 1 ? i + 1 : i];
  const [above, below] = [i >= width ? i - width : i, i + width < level.length ? i + width : i];
  const slopeX = (level[right]! - level[left]!) / 2;
  const slopeY = (level[below]! - level[above]!) / 2;
  const facing =
    (toward.steep + side * toward.flat * (slopeX + slopeY)) / Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY);
  const direct = Math.max(0, facing / toward.steep) * (1 - shadow * hidden(level, width, i, side));
  return ambient + (1 - ambient) * direct;
}

/** How much of the lamp is hidden behind what stands out on the way to it, 0..1. */
function hidden(level: Float32Array, width: number, i: number, side: 1 | -1): number {
  const [x, y] = [i % width, Math.floor(i / width)];
  const room = side === 1 ? Math.min(x, y) : Math.min(width - 1 - x, level.length / width - 1 - y);
  const steps = Math.min(shadowSteps, room);
  let most = 0;
  for (let step = 1; step <= steps; step++) {
    const sight = level[i]! + (step * toward.steep) / toward.flat;
    most = Math.max(most, level[i - side * step * (width + 1)]! - sight);
  }
  return smoothstep(0, 2, most);
}
