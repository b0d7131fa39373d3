import type { NdArray } from "../../src/core/ndarray";

export type Complex = readonly [real: number, imaginary: number];

/** A channel of a map [1, height, width, channels] as rows. */
export function plane({ shape, data }: NdArray, channel: number): number[][] {
  const [, height, width, channels] = shape as [number, number, number, number];
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => data[(y * width + x) * channels + channel]!),
  );
}

/** Channels as rows -> a map [1, height, width, channels]. */
export function fromPlanes(planes: readonly number[][][]): NdArray {
  const [height, width] = [planes[0]!.length, planes[0]![0]!.length];
  const data = Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => planes.map((rows) => rows[y]![x]!)),
  );
  return { shape: [1, height, width, planes.length], data: Float32Array.from(data.flat(2)) };
}

/** Σ z(y, x) exp(sign · 2πi (ky/height + lx/width)) term by term, in float64. */
export function dft(rows: readonly (readonly Complex[])[], sign: 1 | -1 = -1): Complex[][] {
  const [height, width] = [rows.length, rows[0]!.length];
  return rows.map((line, k) =>
    line.map((_, l): Complex => {
      let [real, imaginary] = [0, 0];
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
          const angle = sign * 2 * Math.PI * ((k * y) / height + (l * x) / width);
          const [a, b] = rows[y]![x]!;
          real += a * Math.cos(angle) - b * Math.sin(angle);
          imaginary += a * Math.sin(angle) + b * Math.cos(angle);
        }
      return [real, imaginary];
    }),
  );
}

export function dftOf(rows: readonly (readonly number[])[]): Complex[][] {
  return dft(rows.map((line) => line.map((value): Complex => [value, 0])));
}

/** A map moved around its edges: what is at (y, x) goes to (y + down, x + across). */
export function rolled(map: NdArray, down: number, across: number): NdArray {
  const [, height, width, channels] = map.shape as [number, number, number, number];
  const planes = Array.from({ length: channels }, (_, channel) => {
    const rows = plane(map, channel);
    return rows.map((line, y) =>
      line.map((_, x) => rows[(y - down + height * 2) % height]![(x - across + width * 2) % width]!),
    );
  });
  return fromPlanes(planes);
}
