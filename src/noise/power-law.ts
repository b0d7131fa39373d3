import { complexesOf, fft2, inverseFft2, realsOf } from "../core/fft";
import { demand } from "../core/demand";
import type { Random } from "../core/random";
import type { Image } from "../image/image";
import type { Color } from "./around";
import { clip } from "../core/clip";

export interface PowerLawOptions {
  readonly height: number;
  readonly width: number;
  readonly random: Random;
  /** Power falls as 1/f^alpha: 1 is pink, 2 brown (natural pictures lie about there), 0 white, −1 blue. Default 1. */
  readonly alpha?: number;
  /** Standard deviation before clipping, in levels of 0..255. Default 51. */
  readonly sigma?: number;
  /** Red, green, blue in 0..1. Default mid gray, 0.5 each. */
  readonly mean?: Color;
}

/**
 * Noise whose power spectrum is 1/f^alpha, f the distance from frequency 0 in cycles a pixel: white noise, each frequency
 * times f^(−alpha/2), and all by one factor, so that the expected deviation is sigma. Frequency 0 is left out: the mean is
 * the color asked for, but for clipping to 0..1. Channels are independent; edges meet (the noise is periodic).
 */
export function powerLaw({
  height,
  width,
  random,
  alpha = 1,
  sigma = 51,
  mean = [0.5, 0.5, 0.5],
}: PowerLawOptions): Image {
  demand(Number.isFinite(alpha) && Math.abs(alpha) <= 8, "powerLaw", "alpha from −8 to 8", alpha);
  demand(Number.isFinite(sigma) && sigma >= 0, "powerLaw", "sigma ≥ 0, in levels of 0..255", sigma);
  const gains = gainsOf(height, width, alpha);
  const data = new Float32Array(height * width * 3);
  mean.forEach((level, channel) => {
    const white = Float64Array.from({ length: height * width }, () => random.normal());
    const spectrum = fft2(complexesOf(white), height, width).map((value, i) => value * gains[i >> 1]!);
    const plane = realsOf(inverseFft2(spectrum, height, width));
    plane.forEach((value, i) => (data[3 * i + channel] = clip(level + (sigma / 255) * value)));
  });
  return { height, width, data };
}

/** What each frequency is multiplied with: the mean of the squares is 1, so that variances stay. A single pixel has none. */
function gainsOf(height: number, width: number, alpha: number): Float64Array {
  const signed = (k: number, length: number) => Math.min(k, length - k) / length;
  const gains = Float64Array.from({ length: height * width }, (_, i) => {
    const f = Math.hypot(signed(Math.floor(i / width), height), signed(i % width, width));
    return f === 0 ? 0 : f ** (-alpha / 2);
  });
  const power = gains.reduce((sum, gain) => sum + gain ** 2, 0) / gains.length;
  return power === 0 ? gains : gains.map((gain) => gain / Math.sqrt(power));
}
