import { demand } from "../core/demand";
import { countBelow, nextNumber, totals } from "./ranks";

/**
 * Numbers moved as little as possible so that they are distributed like others. In order of size, each number takes up
 * 1/n of all ranks, and goes to the mean of what the palette, in its own order of size, has over those ranks. So: equal
 * counts without ties give the palette's numbers; twice as many give each of them twice; numbers that tie take up their
 * ranks together and stay tied; a constant goes to the palette's mean, and all go to a constant palette. The mean is the
 * palette's in every case.
 * This is the optimal transport plan in one dimension, each number sent to the mean of where its parts go.
 * @param values   n ≥ 1 numbers   @param palette  m ≥ 1 numbers   @returns n numbers, in the order of `values`
 */
export function transported(values: Float64Array, palette: Float64Array): Float64Array {
  demand(values.length > 0, "transported", "at least one number", values.length);
  demand(palette.length > 0, "transported", "at least one number in the palette", palette.length);
  const sorted = Float64Array.from(values).sort();
  const total = totals(Float64Array.from(palette).sort());
  const scale = palette.length / values.length;
  const goals = new Float64Array(values.length);
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    to = nextNumber(sorted, from);
    goals[from] = (total(to * scale) - total(from * scale)) / ((to - from) * scale);
  }
  return values.map((value) => goals[countBelow(sorted, value)]!);
}
