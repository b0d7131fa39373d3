import { z } from "zod";
import { tensorNamed, type Tensors } from "../core/program";
import {
  addN,
  div,
  mean as meanOver,
  mul,
  scalar,
  sigmoid,
  sqrt,
  square,
  sub,
  type Scalar,
  type Tensor1D,
  type Tensor4D,
} from "../core/tensor";
import { lossKind } from "./loss-kind";
import { mean } from "./mean";
import { orOne } from "./or-one";
import { root } from "./root";
import { scaleFactor, scaleOption, type Scale } from "./scale";
import { squaredDistance, squaredSize } from "./squared-distance";

/**
 * Central moment discrepancy: unsquared distances of the means and of the channels' central moments of order 2 to K, of
 * features brought into 0..1 by a sigmoid. Source: Zellinger et al. 2017; Kalischek, Wegner & Schindler 2021
 * (arXiv:2103.07208), K = 5, whose b − a = 1 makes every constant 1.
 * Departures: the relative scale divides the features by the root of their mean square in the exemplar before the
 * sigmoid (VGG's, in the hundreds, would all be 1 after it), and the sum by the sum of the exemplar's own norms; the paper
 * scale does neither. At the optimum, where a norm has no derivative, the gradient is 0.
 */
export const cmdLoss = lossKind({
  name: "cmd",
  formula: "‖Δμ‖ + Σ_{k=2..K} ‖Δc_k‖ of sigmoid(F), c_k = mean (F − μ)ᵏ",
  source: "Kalischek, Wegner & Schindler 2021, arXiv:2103.07208; Zellinger et al. 2017",
  options: {
    moments: z.number().int().min(1).max(10).default(5).describe("K, the highest order"),
    unit: z
      .number()
      .min(0)
      .default(0)
      .describe("what features are divided by before the sigmoid; 0: as the scale has it"),
    scale: scaleOption,
  },
  create: ({ moments, unit: stated, scale }) => ({
    prepare(exemplar) {
      const unit = unitOf(exemplar, stated, scale);
      const own = momentsOf(sigmoid(div<Tensor4D>(exemplar, unit)), moments);
      const size = addN<Scalar>(own.map((moment) => root(squaredSize(moment))));
      return {
        ...Object.fromEntries(own.map((moment, i) => [`moment${i + 1}`, moment])),
        unit,
        scale: scaleFactor(scale, size, 1),
      };
    },
    measure(candidate, targets) {
      const found = momentsOf(sigmoid(div<Tensor4D>(candidate, tensorNamed<Scalar>(targets, "unit"))), moments);
      const distances = found.map((moment, i) => root(squaredDistance(moment, targetOf(targets, i + 1))));
      return mul(addN<Scalar>(distances), tensorNamed<Scalar>(targets, "scale"));
    },
  }),
});

function unitOf(exemplar: Tensor4D, stated: number, scale: Scale): Scalar {
  if (stated > 0) return scalar(stated);
  return scale === "paper" ? scalar(1) : orOne(sqrt(meanOver<Scalar>(square(exemplar))));
}

function targetOf(targets: Tensors, order: number): Tensor1D {
  return tensorNamed(targets, `moment${order}`);
}

/** Each channel's mean, then its central moments of order 2, 3, …: [channels] each. */
function momentsOf(map: Tensor4D, count: number): Tensor1D[] {
  const center = mean(map);
  const about = sub<Tensor4D>(map, center);
  const found = [center];
  let power = about;
  for (let order = 2; order <= count; order++) {
    power = mul(power, about);
    found.push(mean(power));
  }
  return found;
}
