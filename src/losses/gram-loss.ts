import { gram } from "./gram";
import { lossKind } from "./loss-kind";
import { matched } from "./matched";
import { summedScaleOption } from "./scale";

/**
 * Squared distance of Gram matrices. Source: Gatys, Ecker & Bethge 2015, arXiv:1505.07376, eq. 3, whose 1/(4N²M²) on
 * sums over positions is 1/(4N²) on the averages taken here.
 */
export const gramLoss = lossKind({
  name: "gram",
  formula: "‖G − Ĝ‖² with G = F Fᵀ/M; paper: /(4N²)",
  source: "Gatys, Ecker & Bethge 2015, arXiv:1505.07376, eq. 3",
  options: { scale: summedScaleOption },
  create: ({ scale }) => matched(gram, scale, (channels) => 1 / (4 * channels ** 2)),
});
