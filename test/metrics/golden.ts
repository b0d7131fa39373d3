import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Image } from "../../src/image/image";

interface Numbers {
  readonly height: number;
  readonly width: number;
  readonly data: readonly number[];
}

/** test/golden/metrics.json; see make_metrics.py beside it. */
interface Golden {
  readonly pictures: readonly Numbers[];
  readonly directions: readonly (readonly [number, number, number])[];
  readonly cases: readonly (Readonly<Record<Metric, number>> & { readonly pair: readonly [number, number] })[];
  readonly histograms: readonly { readonly a: number[]; readonly b: number[]; readonly distance: number }[];
  readonly diversity: { readonly images: readonly Numbers[]; readonly over_two: number; readonly over_one: number };
}

export type Metric =
  | "color_shift"
  | "color_shift_skimage"
  | "color_covariance"
  | "color_wasserstein"
  | "hue_distance"
  | "spectrum_distance";

const read = JSON.parse(readFileSync(join(__dirname, "../golden/metrics.json"), "utf8")) as Golden;

const imageOf = ({ height, width, data }: Numbers): Image => ({ height, width, data: Float32Array.from(data) });

export const { directions, histograms } = read;
export const pictures = read.pictures.map(imageOf);
export const goldenDiversity = { ...read.diversity, images: read.diversity.images.map(imageOf) };

/** Two pictures of different sizes, mostly, and what a metric makes of them. */
export function goldenCases(metric: Metric): readonly (readonly [exemplar: Image, candidate: Image, value: number])[] {
  return read.cases.map(({ pair: [i, j], [metric]: value }) => [pictures[i]!, pictures[j]!, value]);
}
