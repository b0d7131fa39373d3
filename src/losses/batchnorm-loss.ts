import { concat, mean as meanOver, square, sub, type Tensor1D, type Tensor4D } from "../core/tensor";
import { lossKind } from "./loss-kind";
import { matched } from "./matched";
import { mean } from "./mean";
import { root } from "./root";
import { summedScaleOption } from "./scale";

/**
 * Each channel's standard deviation over positions, divided by M (biased); a constant channel's is 0, its gradient too.
 * @param map  [1, height, width, channels], in any unit u   @returns [channels] in u
 */
export function deviation(map: Tensor4D): Tensor1D {
  return root(meanOver<Tensor1D>(square(sub(map, mean(map))), [0, 1, 2]));
}

/**
 * Means and standard deviations of the channels, as batch normalization knows them.
 * Source: Li, Wang, Liu & Hou 2017, arXiv:1701.01036, whose constant is 1/N.
 */
export const batchnormLoss = lossKind({
  name: "batchnorm",
  formula: "‖μ − μ̂‖² + ‖σ − σ̂‖²; paper: /N",
  source: "Li, Wang, Liu & Hou 2017, arXiv:1701.01036",
  options: { scale: summedScaleOption },
  create: ({ scale }) =>
    matched(
      (map) => concat([mean(map), deviation(map)]),
      scale,
      (channels) => 1 / channels,
    ),
});
