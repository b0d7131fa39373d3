import { printable } from "../../core/quoted";
import type { StoredRun } from "../../experiments/standing";
import type { Store } from "../../experiments/store";

/** How an experiment stands, in a line. */
export function summary(states: readonly StoredRun[], { folder }: Store): string {
  const count = (name: string) => states.filter(({ state }) => state.state === name).length;
  return `${states.length} runs: ${count("finished")} finished, ${count("failed")} failed, ${count("pending")} to do; ${printable(folder)}`;
}
