import { colorHandlingNamed } from "../color/handling";
import { lumaOf } from "../color/luma";
import { colorMoments } from "../image/color-moments";
import type { Image } from "../image/image";
import { cholesky } from "../core/cholesky";
import type { Bounds } from "../optimize/problem";
import { boundsOf } from "./bounds";
import type { Settings } from "./settings";

type Numbers = Float32Array | Float64Array;

/** What the optimizer moves, and the picture that it stands for: a linear map of each pixel. */
export interface Variables {
  /** The variables of a picture; of one that they cannot show, those of the one nearest to it in luma. */
  of(picture: Numbers): Float64Array;
  /** Writes the picture that variables stand for. */
  show(variables: Numbers, picture: Float32Array | Float64Array): void;
  /** The picture's gradient -> that of the variables, by the chain rule. */
  gradient(picture: Float32Array): Numbers;
  readonly bounds: Bounds;
}

export interface VariablesContext {
  /** That "exemplar" bounds are taken from. */
  readonly exemplar: Image;
  /** Whose colors the axes of "decorrelated" follow. */
  readonly palette: Image;
  /** Of the result. */
  readonly pixels: number;
}

/** The variables that settings ask for. */
export function variablesOf(settings: Pick<Settings, "color" | "bounds">, context: VariablesContext): Variables {
  switch (settings.color ? colorHandlingNamed(settings.color.handling).variables : "rgb") {
    case "gray":
      return gray(settings.bounds, context);
    case "decorrelated":
      return decorrelated(context.palette);
    case "rgb":
      return rgb(settings.bounds, context);
  }
}

function rgb(kind: Settings["bounds"], { exemplar, pixels }: VariablesContext): Variables {
  return {
    of: (picture) => Float64Array.from(picture),
    show: (variables, picture) => picture.set(variables),
    gradient: (picture) => picture,
    bounds: boundsOf(kind, exemplar.data, 3, pixels),
  };
}

/** One number a pixel, its red, green and blue. */
function gray(kind: Settings["bounds"], { exemplar, pixels }: VariablesContext): Variables {
  return {
    of: lumaOf,
    show(variables, picture) {
      for (let i = 0; i < picture.length; i++) picture[i] = variables[Math.floor(i / 3)]!;
    },
    gradient: (picture) =>
      Float64Array.from({ length: pixels }, (_, i) => picture[3 * i]! + picture[3 * i + 1]! + picture[3 * i + 2]!),
    bounds: boundsOf(kind, lumaOf(exemplar.data), 1, pixels),
  };
}

/** Added to the palette's covariance (one level of 0..255, squared), so that a gray palette has colors to move in, too. */
const LEAST_VARIANCE = 255 ** -2;

/**
 * Coordinates in which the palette's colors have mean 0 and covariance 1: x = m + L z, L Lᵀ the covariance. Any such L
 * gives the optimizer the same path but for a rotation. A box in x is none in z: there are no bounds.
 * Source: Olah, Mordvintsev & Schubert 2017, "Feature Visualization" (Lucid), whose axes are those of ImageNet's colors.
 */
function decorrelated(palette: Image): Variables {
  const { mean, covariance } = colorMoments(palette);
  const lower = cholesky(
    covariance.map((value, i) => value + (i % 4 === 0 ? LEAST_VARIANCE : 0)),
    3,
  );
  const at = (row: number, column: number) => lower[row * 3 + column]!;
  const each = (length: number, say: (i: number) => readonly [number, number, number]) => {
    const out = new Float64Array(length);
    for (let i = 0; i < length; i += 3) out.set(say(i), i);
    return out;
  };
  return {
    of: (picture) =>
      each(picture.length, (i) => {
        const first = (picture[i]! - mean[0]) / at(0, 0);
        const second = (picture[i + 1]! - mean[1] - at(1, 0) * first) / at(1, 1);
        const third = (picture[i + 2]! - mean[2] - at(2, 0) * first - at(2, 1) * second) / at(2, 2);
        return [first, second, third];
      }),
    show(variables, picture) {
      for (let i = 0; i < picture.length; i += 3)
        for (let a = 0; a < 3; a++) {
          let value = mean[a]!;
          for (let b = 0; b <= a; b++) value += at(a, b) * variables[i + b]!;
          picture[i + a] = value;
        }
    },
    gradient: (picture) =>
      each(picture.length, (i) => {
        const column = (b: number) => {
          let sum = 0;
          for (let a = b; a < 3; a++) sum += at(a, b) * picture[i + a]!;
          return sum;
        };
        return [column(0), column(1), column(2)];
      }),
    bounds: { lower: -Infinity, upper: Infinity },
  };
}
