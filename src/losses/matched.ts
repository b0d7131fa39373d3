import { named } from "../core/named";
import { tensorNamed } from "../core/program";
import { mul, type Scalar, type Tensor, type Tensor4D } from "../core/tensor";
import type { Loss } from "./loss";
import { scaleFactor, type Scale } from "./scale";
import { squaredDistance, squaredSize } from "./squared-distance";

/**
 * The plainest kind of loss: one statistic, an array whose shape depends on the channels alone, and the squared distance
 * to the exemplar's.
 * @param paper  the source's constant before ‖S − Ŝ‖², by the number of channels
 */
export function matched(
  statistic: (map: Tensor4D) => Tensor,
  scale: Scale,
  paper: (channels: number) => number,
): Omit<Loss, "name"> {
  return {
    prepare(exemplar, [, height, width, channels]) {
      const target = statistic(exemplar);
      const factor = scaleFactor(scale, squaredSize(target), paper(channels), height * width);
      return { statistic: target, scale: factor };
    },
    measure: (candidate, targets) =>
      mul(
        squaredDistance(named(statistic(candidate), "statistic"), tensorNamed(targets, "statistic")),
        tensorNamed<Scalar>(targets, "scale"),
      ),
  };
}
