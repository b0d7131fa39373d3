import { lossNamed } from "../losses";
import type { Loss } from "../losses/loss";
import { sourceHash } from "../losses/source-hash";
import { chosenLosses } from "../synthesis/loss-choice";
import { lookOnEngines } from "./engines-look";
import { looker } from "./looker";
import { failed, type LossReport } from "./loss-report";
import { lookOnMaps } from "./maps-look";

/**
 * Whether a loss of one's own is sound, before it is optimized: its gradient against central differences, the compiled
 * engine against the reference, finite values for dead channels and constant maps, the same value from the same call, no
 * tensor left behind. Never throws for a faulty loss: what went wrong is told with its stage, ops by name.
 */
export async function checkLoss(loss: Loss): Promise<LossReport> {
  const given: unknown = loss;
  const fault = faultOf(given);
  if (fault !== undefined) return { loss: nameOf(given), passed: false, checks: [failed("loss", fault)] };
  const found = looker(loss);
  await lookOnMaps(loss, found);
  if (!found.threw()) await lookOnEngines(loss, found);
  const { checks } = found;
  return { loss: loss.name, passed: checks.every(({ outcome }) => outcome !== "failed"), checks };
}

/** What keeps something from being taken for a loss of one's own. */
function faultOf(given: unknown): string | undefined {
  if (typeof given !== "object" || given === null)
    return `loss: expected an object with name, prepare and measure, got ${String(given)}`;
  const parts = given as Record<string, unknown>;
  for (const stage of ["draw", "prepare", "finish", "measure"] as const) {
    if (parts[stage] === undefined && (stage === "draw" || stage === "finish")) continue;
    if (typeof parts[stage] !== "function")
      return `${nameOf(given)}: expected a function ${stage}, got ${typeof parts[stage]}`;
  }
  if (typeof parts.name !== "string") return `loss: expected a name, got ${typeof parts.name}`;
  const loss = given as Loss;
  try {
    chosenLosses("pixels", ["pixels"], [isOurs(loss) ? loss.name : loss]);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function nameOf(given: unknown): string {
  const { name } = (given ?? {}) as { name?: unknown };
  return typeof name === "string" ? name : "a loss without a name";
}

function isOurs(loss: Loss): boolean {
  try {
    return sourceHash(lossNamed(loss.name)) === sourceHash(loss);
  } catch {
    return false; // No loss of that name, or none with such options: one's own.
  }
}
