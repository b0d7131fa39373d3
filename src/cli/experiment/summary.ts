import { printable } from "../../core/quoted";
import { countOf, type StoredRun } from "../../experiments/standing";
import type { Store } from "../../experiments/store";

/** How an experiment stands, in a line. */
export function summary(states: readonly StoredRun[], { folder }: Store): string {
  return `${states.length} runs: ${countOf(states, "finished")} finished, ${countOf(states, "failed")} failed, ${countOf(states, "pending")} to do; ${printable(folder)}`;
}
