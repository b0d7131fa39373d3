import { demand } from "../core/demand";
import { tensorNamed } from "../core/program";
import { mul, type Scalar } from "../core/tensor";
import { lossKind } from "./loss-kind";
import { scaleFactor, scaleOption } from "./scale";
import { squaredDistance, squaredSize } from "./squared-distance";

/**
 * The feature map itself, position by position: keeps the arrangement. Exemplar and output must be of one size.
 * Source: Gatys, Ecker & Bethge 2016, CVPR, eq. 1, whose constant is 1/2 on the sum.
 */
export const contentLoss = lossKind({
  name: "content",
  formula: "‖F − F̂‖²; paper: /2",
  source: "Gatys, Ecker & Bethge 2016, CVPR, eq. 1",
  options: { scale: scaleOption },
  create: ({ scale }) => ({
    prepare(exemplar, outputShape) {
      const [, height, width] = outputShape;
      const [, ownHeight, ownWidth] = exemplar.shape;
      demand(
        height === ownHeight && width === ownWidth,
        "content",
        `an output of the exemplar's size (${ownWidth}×${ownHeight} in this layer)`,
        `${width}×${height}`,
      );
      return { map: exemplar, scale: scaleFactor(scale, squaredSize(exemplar), 1 / 2) };
    },
    measure: (candidate, targets) =>
      mul(squaredDistance(candidate, tensorNamed(targets, "map")), tensorNamed<Scalar>(targets, "scale")),
  }),
});
