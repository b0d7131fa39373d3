import FFT from "fft.js";
import { demand } from "./demand";

/** Complex numbers, real and imaginary part in turn; a plane of them row by row. */
export type Complexes = Float64Array;

/** Transforms one line of complex numbers, Σ x_j exp(−2πi jk/n). */
type LineTransform = (line: Complexes) => Complexes;

/** Real numbers as complex ones. */
export function complexesOf(real: ArrayLike<number>): Complexes {
  const out = new Float64Array(2 * real.length);
  for (let i = 0; i < real.length; i++) out[2 * i] = real[i]!;
  return out;
}

/** The real parts. */
export function realsOf(values: Complexes): Float64Array {
  return Float64Array.from({ length: values.length / 2 }, (_, i) => values[2 * i]!);
}

/** Discrete Fourier transform of a plane of any size, not scaled: Σ z(y, x) exp(−2πi (ky/height + lx/width)), in float64. */
export function fft2(values: Complexes, height: number, width: number): Complexes {
  demand(values.length === 2 * height * width, "fft2", `${2 * height * width} numbers`, values.length);
  const out = new Float64Array(values.length);
  const across = lineTransform(width);
  for (let y = 0; y < height; y++) out.set(across(values.slice(2 * y * width, 2 * (y + 1) * width)), 2 * y * width);
  const down = lineTransform(height);
  const column = new Float64Array(2 * height);
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) copyNumber(out, y * width + x, column, y);
    const transformed = down(column);
    for (let y = 0; y < height; y++) copyNumber(transformed, y, out, y * width + x);
  }
  return out;
}

/** Undoes `fft2`. */
export function inverseFft2(values: Complexes, height: number, width: number): Complexes {
  const back = conjugate(fft2(conjugate(values), height, width));
  return back.map((value) => value / (height * width));
}

function conjugate(values: Complexes): Complexes {
  return values.map((value, i) => (i % 2 === 1 ? -value : value));
}

function copyNumber(from: Complexes, at: number, to: Complexes, place: number): void {
  to[2 * place] = from[2 * at]!;
  to[2 * place + 1] = from[2 * at + 1]!;
}

function lineTransform(length: number): LineTransform {
  if (length === 1) return (line) => line.slice();
  return Number.isInteger(Math.log2(length)) ? powerOfTwo(length) : anyLength(length);
}

function powerOfTwo(length: number): LineTransform {
  const fft = new FFT(length);
  return (line) => {
    const out = new Float64Array(2 * length);
    fft.transform(out, line);
    return out;
  };
}

/**
 * Any length n as a cyclic convolution of a power of two ≥ 2n − 1, since jk = (j² + k² − (k − j)²)/2.
 * Source: Bluestein 1970, "A linear filtering approach to the computation of discrete Fourier transform".
 */
function anyLength(length: number): LineTransform {
  const size = 2 ** Math.ceil(Math.log2(2 * length - 1));
  const transform = powerOfTwo(size);
  const chirp = new Float64Array(2 * length);
  const filter = new Float64Array(2 * size);
  for (let j = 0; j < length; j++) {
    // j² in whole turns of 2n first, so that the angle stays exact.
    const angle = (-Math.PI * ((j * j) % (2 * length))) / length;
    chirp.set([Math.cos(angle), Math.sin(angle)], 2 * j);
    for (const place of [j, (size - j) % size]) filter.set([Math.cos(angle), -Math.sin(angle)], 2 * place);
  }
  const response = transform(filter).map((value) => value / size);
  return (line) => {
    const padded = new Float64Array(2 * size);
    padded.set(product(line, chirp));
    const convolved = conjugate(transform(conjugate(product(transform(padded), response))));
    return product(convolved.subarray(0, 2 * length), chirp);
  };
}

/** Entry by entry. */
export function product(a: Complexes, b: Complexes): Complexes {
  const out = new Float64Array(a.length);
  for (let i = 0; i < a.length; i += 2) {
    out[i] = a[i]! * b[i]! - a[i + 1]! * b[i + 1]!;
    out[i + 1] = a[i]! * b[i + 1]! + a[i + 1]! * b[i]!;
  }
  return out;
}
