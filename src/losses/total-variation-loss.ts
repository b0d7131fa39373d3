import { z } from "zod";
import { tensorNamed } from "../core/program";
import { abs, add, mean, mul, slice, square, sub, type Scalar, type Tensor4D } from "../core/tensor";
import { lossKind } from "./loss-kind";
import { scaleFactor, summedScaleOption } from "./scale";

/**
 * Mean over channels and neighbors of |difference|^exponent, down plus across. A map of one row (column) varies nothing
 * down (across).
 */
export function totalVariation(map: Tensor4D, exponent: 1 | 2): Scalar {
  const [, height, width, channels] = map.shape;
  const part = (top: number, left: number, h: number, w: number) => slice(map, [0, top, left, 0], [1, h, w, channels]);
  const variation = (a: Tensor4D, b: Tensor4D) => {
    const difference = sub<Tensor4D>(a, b);
    return mean<Scalar>(exponent === 1 ? abs(difference) : square(difference));
  };
  const down = height > 1 ? [variation(part(1, 0, height - 1, width), part(0, 0, height - 1, width))] : [];
  const across = width > 1 ? [variation(part(0, 1, height, width - 1), part(0, 0, height, width - 1))] : [];
  return [...down, ...across].reduce((sum, value) => add<Scalar>(sum, value), mul<Scalar>(mean(map), 0));
}

/**
 * How much a map changes from one position to the next. Unlike the other losses it wants the least, not the exemplar's:
 * it is 1 at the exemplar on the relative scale, and zero for a constant map. Source: Rudin, Osher & Fatemi 1992 for
 * exponent 1, anisotropic; neural-style and Li et al. 2017 for exponent 2. Departure: means instead of sums.
 */
export const totalVariationLoss = lossKind({
  name: "total_variation",
  formula: "mean |F(y+1, x) − F(y, x)|ᵖ + mean |F(y, x+1) − F(y, x)|ᵖ; relative: over the exemplar's",
  source: "Rudin, Osher & Fatemi 1992 (p = 1); Li et al. 2017, arXiv:1701.01036 (p = 2)",
  options: {
    exponent: z
      .union([z.literal(1), z.literal(2)])
      .default(2)
      .describe("p: 1 keeps edges, 2 blurs them"),
    scale: summedScaleOption,
  },
  create: ({ exponent, scale }) => ({
    prepare: (exemplar, [, height, width]) => ({
      scale: scaleFactor(scale, totalVariation(exemplar, exponent), 1, height * width),
    }),
    measure: (candidate, targets) => mul(totalVariation(candidate, exponent), tensorNamed<Scalar>(targets, "scale")),
  }),
});
