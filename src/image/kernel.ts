/** How much a sample counts at a distance from where the new pixel lies, in samples (in new pixels when shrinking). */
export interface Kernel {
  /** Beyond this distance it counts nothing. */
  readonly support: number;
  readonly weigh: (distance: number) => number;
}

export type KernelName = "nearest" | "area" | "linear" | "cubic" | "lanczos3";

/** Source: Pillow 13, Resample.c (`NEAREST`, `BOX`, `BILINEAR`, `BICUBIC`, `LANCZOS`). */
export const kernels: Record<KernelName, Kernel> = {
  /** The one sample the new pixel's center falls in: no stretching, so shrinking aliases. */
  nearest: { support: 0, weigh: () => 1 },
  /** The average over the new pixel's square. */
  area: { support: 0.5, weigh: (x) => (x > -0.5 && x <= 0.5 ? 1 : 0) },
  /** Straight lines between samples. */
  linear: { support: 1, weigh: (x) => Math.max(0, 1 - Math.abs(x)) },
  /** Cubic convolution with a = −0.5 (Keys 1981), the value that reproduces a parabola; as Pillow, not as OpenCV. */
  cubic: { support: 2, weigh: (x) => cubic(Math.abs(x), -0.5) },
  /** sinc(x) · sinc(x / 3): the sharpest; rings beside edges. */
  lanczos3: { support: 3, weigh: (x) => (x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0) },
};

function cubic(x: number, a: number): number {
  if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  if (x < 2) return (((x - 5) * x + 8) * x - 4) * a;
  return 0;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}
