import { z } from "zod";
import { demand } from "../core/demand";
import { tensorNamed } from "../core/program";
import { mul, scalar, type Scalar } from "../core/tensor";
import { lossKind } from "./loss-kind";
import { scaleFactor, scales } from "./scale";
import { squaredDistance, squaredSize } from "./squared-distance";

const contentScale = z
  .enum([...scales, "mean"])
  .default("relative")
  .describe("relative: over the squared size of the exemplar's map; paper: 1/2; mean: 1 over its number of values");

/**
 * The feature map itself, position by position: keeps the arrangement. Exemplar and output must be of one size.
 * Source: Gatys, Ecker & Bethge 2016, CVPR, eq. 1, whose constant is 1/2 on the sum; their code takes the mean.
 */
export const contentLoss = lossKind({
  name: "content",
  formula: "‖F − F̂‖²; paper: /2; mean: /(N M)",
  source: "Gatys, Ecker & Bethge 2016, CVPR, eq. 1",
  options: { scale: contentScale },
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
      const factor = scale === "mean" ? scalar(1 / exemplar.size) : scaleFactor(scale, squaredSize(exemplar), 1 / 2);
      return { map: exemplar, scale: factor };
    },
    measure: (candidate, targets) =>
      mul(squaredDistance(candidate, tensorNamed(targets, "map")), tensorNamed<Scalar>(targets, "scale")),
  }),
});
