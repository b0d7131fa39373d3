import { demand } from "../core/demand";
import { gramLoss } from "./gram-loss";
import type { Loss } from "./loss";

/** Every loss by its name in `--losses`, golden files and records. */
export const losses: Readonly<Record<string, Loss>> = Object.fromEntries(
  [gramLoss("relative"), gramLoss("gatys2015")].map((loss) => [loss.name, loss]),
);

/** @throws UsageError where no loss has that name. */
export function lossNamed(name: string): Loss {
  const loss = Object.hasOwn(losses, name) ? losses[name] : undefined;
  demand(loss !== undefined, "losses", `a loss out of ${Object.keys(losses).join(", ")}`, name);
  return loss;
}
