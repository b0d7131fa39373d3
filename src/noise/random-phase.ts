import { complexesOf, fft2, inverseFft2, product, realsOf, type Complexes } from "../core/fft";
import type { Random } from "../core/random";
import { colorMoments } from "../image/color-moments";
import type { Image } from "../image/image";
import { clip } from "../core/clip";
import { periodicComponent } from "./periodic-component";

export interface RandomPhaseOptions {
  readonly height: number;
  readonly width: number;
  readonly exemplar: Image;
  readonly random: Random;
}

/** How much of a side fades out at each of its ends where the exemplar is put into a larger field. */
const FADE = 0.1;

/**
 * Random phase noise: the exemplar's spectrum with one random phase added to all three channels, so that mean color,
 * correlations of channels and autocorrelations stay and all that phases hold (edges, shapes) goes.
 * The exemplar's periodic component is taken first. For a larger picture it is put, faded out at its ends and made
 * stronger by as much, into a field of its mean color. Clipped to 0..1.
 * Source: Galerne, Gousseau & Morel 2011, "Random phase textures: theory and synthesis"; what they say of larger
 * pictures (spot extension). Departures: the fade is a raised cosine over a tenth of the side at each end; of a picture
 * smaller than the exemplar a part is cut from one of the exemplar's size.
 */
export function randomPhase({ height, width, exemplar, random }: RandomPhaseOptions): Image {
  const [rows, columns] = [Math.max(height, exemplar.height), Math.max(width, exemplar.width)];
  const { mean } = colorMoments(exemplar);
  const phases = oddPhases(rows, columns, random);
  const data = new Float32Array(height * width * 3);
  mean.forEach((level, channel) => {
    const spectrum = fft2(complexesOf(spot(exemplar, channel, level, rows, columns)), rows, columns);
    const plane = realsOf(inverseFft2(product(spectrum, phases), rows, columns));
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) data[(y * width + x) * 3 + channel] = clip(level + plane[y * columns + x]!);
  });
  return { height, width, data };
}

/** exp(iθ) with θ uniform and θ(−k, −l) = −θ(k, l), 0 or π where a frequency is its own mirror image; 0 at frequency 0. */
function oddPhases(rows: number, columns: number, random: Random): Complexes {
  const out = new Float64Array(2 * rows * columns);
  for (let k = 0; k < rows; k++)
    for (let l = 0; l < columns; l++) {
      const at = k * columns + l;
      const mirror = ((rows - k) % rows) * columns + ((columns - l) % columns);
      if (mirror < at) continue;
      if (mirror === at) {
        out[2 * at] = at > 0 && random.uniform() < 0.5 ? -1 : 1;
        continue;
      }
      const angle = 2 * Math.PI * random.uniform();
      out.set([Math.cos(angle), Math.sin(angle)], 2 * at);
      out.set([Math.cos(angle), -Math.sin(angle)], 2 * mirror);
    }
  return out;
}

/** A channel's periodic component less its mean, in a field of zeros; its variance over the field is the channel's. */
function spot({ height, width, data }: Image, channel: number, level: number, rows: number, columns: number) {
  const plane = Float64Array.from({ length: height * width }, (_, i) => data[3 * i + channel]!);
  const periodic = periodicComponent(plane, height, width);
  const [down, across] = [fade(height, rows), fade(width, columns)];
  const kept = squares(down) * squares(across);
  const gain = Math.sqrt((rows * columns) / kept);
  const [top, left] = [(rows - height) >> 1, (columns - width) >> 1];
  const field = new Float64Array(rows * columns);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      field[(top + y) * columns + left + x] = gain * down[y]! * across[x]! * (periodic[y * width + x]! - level);
  const mean = field.reduce((sum, value) => sum + value, 0) / field.length;
  return field.map((value) => value - mean);
}

/** Weights along a side: 1, but rising from 0 at its ends where the field is longer. */
function fade(length: number, field: number): Float64Array {
  const over = field === length ? 0 : FADE * length;
  return Float64Array.from({ length }, (_, i) => {
    const inside = Math.min(i + 0.5, length - i - 0.5);
    return inside >= over ? 1 : 0.5 - 0.5 * Math.cos((Math.PI * inside) / over);
  });
}

function squares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value ** 2, 0);
}
