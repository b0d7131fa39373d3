import { demand } from "../core/demand";
import { gramLoss } from "./gram-loss";
import type { Loss } from "./loss";
import { parseLoss, type LossKind } from "./loss-kind";

/** Every loss that has a name, in the order that `texture losses` lists them. */
export const lossKinds: readonly LossKind[] = [gramLoss];

/** The loss of a description such as "gram" or "gram/scale=paper". @throws UsageError where there is none */
export function lossNamed(description: string): Loss {
  const { name, options } = parseLoss(description);
  const kind = lossKinds.find((known) => known.name === name);
  demand(kind !== undefined, "loss", `one of ${lossKinds.map((known) => known.name).join(", ")}`, name);
  return kind.with(options);
}
