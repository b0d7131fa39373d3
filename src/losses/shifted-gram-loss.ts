import { z } from "zod";
import { tensorNamed } from "../core/program";
import { mul, sub, type Scalar, type Tensor1D } from "../core/tensor";
import { gram } from "./gram";
import { lossKind } from "./loss-kind";
import { mean } from "./mean";
import { scaleFactor, scaleOption } from "./scale";
import { squaredDistance, squaredSize } from "./squared-distance";

/**
 * The Gram matrix about a point between the origin and the exemplar's mean: G_s = (F − s μ̂)(F − s μ̂)ᵀ/M. s = 0 is the
 * Gram loss; at s = 1 a candidate with the exemplar's mean is measured by its covariance, and another mean adds
 * (μ − μ̂)(μ − μ̂)ᵀ. Source: a shift in the features before the product, as texturedesign/texturize has it (s = 1 there on
 * features divided by their mean); the dial is ours. The paper scale is Gatys et al.'s 1/(4N²).
 */
export const shiftedGramLoss = lossKind({
  name: "shifted_gram",
  formula: "‖G_s − Ĝ_s‖² with G_s = (F − s μ̂)(F − s μ̂)ᵀ/M; paper: /(4N²)",
  source: "after texturedesign/texturize 2020, whose shift is the mean; the dial from Gram to covariance is ours",
  options: {
    s: z.number().min(0).max(1).default(0.5).describe("0: Gram matrix, 1: about the exemplar's mean"),
    scale: scaleOption,
  },
  create: ({ s, scale }) => ({
    prepare(exemplar) {
      const shift = mul(mean(exemplar), s);
      const target = gram(sub(exemplar, shift));
      const factor = scaleFactor(scale, squaredSize(target), 1 / (4 * exemplar.shape[3] ** 2));
      return { shift, gram: target, scale: factor };
    },
    measure(candidate, targets) {
      const shifted = gram(sub(candidate, tensorNamed<Tensor1D>(targets, "shift")));
      return mul(squaredDistance(shifted, tensorNamed(targets, "gram")), tensorNamed<Scalar>(targets, "scale"));
    },
  }),
});
