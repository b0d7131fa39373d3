import { lightnessOf } from "../color/lab";
import { complexesOf, fft2 } from "../core/fft";
import type { Image } from "../image/image";
import { periodicComponent } from "../noise/periodic-component";

/** What rounding to 8 bits adds to the power at every frequency, (100/255)²/12 in L*²: below it nothing is told. */
const ROUNDING = (100 / 255) ** 2 / 12;
/** Highest frequency that both axes have, in waves a pixel. */
const NYQUIST = 0.5;

/**
 * How far the strengths of coarse and fine structure differ, in decibels: the mean over half-octave bands of
 * |10 log₁₀ P − 10 log₁₀ P̂|, P a band's mean power of the lightness L* at all orientations. Bands go from the lowest
 * frequency of the smaller picture up to 1/2 wave a pixel, each counting the same. 3 dB is a factor of 2 in power.
 * Pictures may differ in size: frequencies are waves a pixel, power is that a pixel. Edges are taken care of by Moisan's
 * periodic component; rounding's own power is added to both, so that flat pictures have a spectrum.
 * @returns null where a picture is a single row or column of fewer than two pixels
 */
export function spectrumDistance(exemplar: Image, candidate: Image): number | null {
  const side = Math.min(exemplar.height, exemplar.width, candidate.height, candidate.width);
  if (side < 2) return null;
  const edges = bandEdges(1 / side);
  const [own, other] = [bandPowers(exemplar, edges), bandPowers(candidate, edges)];
  const distances = own.flatMap((power, i) => {
    const decibels = Math.abs(10 * Math.log10(other[i]! / power));
    return Number.isFinite(decibels) ? [decibels] : [];
  });
  return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
}

/** Half octaves from the lowest frequency on; what is left at the top joins the last. */
function bandEdges(lowest: number): readonly number[] {
  const bands = Math.max(1, Math.floor(2 * Math.log2(NYQUIST / lowest)));
  return Array.from({ length: bands + 1 }, (_, i) => (i === bands ? NYQUIST : lowest * 2 ** (i / 2)));
}

/** Mean power of each band, L*² a pixel; NaN for a band without a frequency. */
function bandPowers(image: Image, edges: readonly number[]): number[] {
  const { height, width } = image;
  const plane = periodicComponent(lightnessOf(image), height, width);
  const spectrum = fft2(complexesOf(plane), height, width);
  const bands = edges.length - 1;
  const [sums, counts] = [new Float64Array(bands), new Float64Array(bands)];
  for (let k = 0; k < height; k++)
    for (let l = 0; l < width; l++) {
      const band = bandOf(Math.hypot(Math.min(k, height - k) / height, Math.min(l, width - l) / width), edges);
      if (band === undefined) continue;
      const i = 2 * (k * width + l);
      sums[band]! += (spectrum[i]! ** 2 + spectrum[i + 1]! ** 2) / (height * width);
      counts[band]! += 1;
    }
  return Array.from(sums, (sum, band) => sum / counts[band]! + ROUNDING);
}

/** A hair of tolerance, so that a frequency on an edge falls into the same band at every size. */
function bandOf(frequency: number, edges: readonly number[]): number | undefined {
  const hair = 1 + 1e-9;
  if (frequency * hair < edges[0]! || frequency > NYQUIST * hair) return undefined;
  const next = edges.findIndex((edge) => frequency * hair < edge);
  return next === -1 ? edges.length - 2 : next - 1;
}
