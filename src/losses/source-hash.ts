import { canonicalJson, sha256 } from "../core/hash";
import type { Loss } from "./loss";

/**
 * sha256 of what a loss of one's own does, by the text of its functions: a run's key holds it, so that an edited loss is
 * another run. Values that the functions capture from around them are not seen: let the name tell them.
 */
export function sourceHash(loss: Loss): string {
  const parts = (["draw", "prepare", "finish", "measure"] as const).map((part) => loss[part]?.toString() ?? null);
  return sha256(canonicalJson([loss.name, ...parts]));
}
