import { inRandomOrder } from "../core/in-random-order";
import type { Random } from "../core/random";
import { demandImage } from "../image/demand-image";
import type { Image } from "../image/image";

export interface ShuffledOptions {
  readonly height: number;
  readonly width: number;
  readonly exemplar: Image;
  readonly random: Random;
}

/**
 * The exemplar's pixels in random order: its colors, exactly as often, and nothing of where they were.
 * Where the sizes differ, each pixel is taken as often as goes into the wanted count; for what is left the pixels are
 * ordered by brightness (the sum of their channels) and cut into as many equal parts, and one is drawn from each.
 */
export function shuffled({ height, width, exemplar, random }: ShuffledOptions): Image {
  demandImage(exemplar, "shuffled");
  const own = exemplar.height * exemplar.width;
  const picked = new Uint32Array(height * width);
  const left = picked.length % own;
  const whole = picked.length - left;
  for (let i = 0; i < whole; i++) picked[i] = i % own;
  if (left > 0) picked.set(spreadOver(exemplar, left, random), whole);
  const data = new Float32Array(picked.length * 3);
  inRandomOrder([...picked], random).forEach((pixel, i) =>
    data.set(exemplar.data.subarray(3 * pixel, 3 * pixel + 3), 3 * i),
  );
  return { height, width, data };
}

/** `count` different pixels, from dark to bright, one of each equal part. */
function spreadOver({ data }: Image, count: number, random: Random): Uint32Array {
  const sum = (pixel: number) => data[3 * pixel]! + data[3 * pixel + 1]! + data[3 * pixel + 2]!;
  const sums = Float64Array.from({ length: data.length / 3 }, (_, pixel) => sum(pixel));
  const order = Uint32Array.from(sums.keys()).sort((a, b) => sums[a]! - sums[b]! || a - b);
  return Uint32Array.from({ length: count }, (_, part) => {
    const first = Math.floor((part * order.length) / count);
    const next = Math.floor(((part + 1) * order.length) / count);
    return order[first + random.below(next - first)]!;
  });
}
