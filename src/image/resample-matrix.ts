import { demand } from "../core/demand";
import { kernels, type KernelName } from "./kernel";

/** A sparse matrix [to, from] that resamples one axis: new sample i = Σⱼ rows[i].weights[j] · old[rows[i].start + j]. */
export interface ResampleMatrix {
  readonly from: number;
  readonly to: number;
  /** One for each new sample; the weights of each sum to 1. */
  readonly rows: readonly ResampleRow[];
}

export interface ResampleRow {
  /** The first old sample that counts. */
  readonly start: number;
  readonly weights: Float64Array;
}

/**
 * The weights that bring `from` samples to `to`, both spread over the same length. When shrinking the kernel is stretched
 * by from / to, so that every old sample counts (except for "nearest"). Beyond the edges there is nothing: the weights
 * that fall inside are renormalized. Source: Pillow 13, Resample.c, `precompute_coeffs`.
 * @throws UsageError for sizes that are no whole numbers ≥ 1
 */
export function resampleMatrix(from: number, to: number, kernel: KernelName): ResampleMatrix {
  demand(Number.isSafeInteger(from) && from >= 1, "resampleMatrix", "from to be a whole number ≥ 1", from);
  demand(Number.isSafeInteger(to) && to >= 1, "resampleMatrix", "to to be a whole number ≥ 1", to);
  const row = kernel === "nearest" ? nearestRow : weightedRow;
  return { from, to, rows: Array.from({ length: to }, (_, i) => row(i, from, to, kernel)) };
}

function nearestRow(i: number, from: number, to: number): ResampleRow {
  return { start: Math.min(from - 1, Math.floor(((i + 0.5) * from) / to)), weights: Float64Array.of(1) };
}

function weightedRow(i: number, from: number, to: number, name: KernelName): ResampleRow {
  const { support, weigh } = kernels[name];
  const stretch = Math.max(1, from / to);
  const center = ((i + 0.5) * from) / to;
  const start = Math.max(0, Math.trunc(center - support * stretch + 0.5));
  const end = Math.min(from, Math.trunc(center + support * stretch + 0.5));
  const weights = Float64Array.from({ length: end - start }, (_, j) => weigh((start + j - center + 0.5) / stretch));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { start, weights: weights.map((weight) => weight / total) };
}
