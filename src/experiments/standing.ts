import type { FeatureChoice } from "../synthesis/feature-maps";
import { storedMetrics, type MetricValues } from "./measures";
import type { PlannedRun } from "./planned";
import { stateOf, type RunState, type Store } from "./store";

/** A planned run and how it stands. */
export interface StoredRun {
  readonly run: PlannedRun;
  readonly state: RunState;
  /** Of a finished run, once it is measured. */
  readonly metrics?: MetricValues | undefined;
}

/** How many of the runs stand so. */
export function countOf(runs: readonly StoredRun[], state: RunState["state"]): number {
  return runs.filter((each) => each.state.state === state).length;
}

/** How each run of a plan stands, read from the store itself. @param heldOut  what metrics are to have looked at */
export function standing(store: Store, runs: readonly PlannedRun[], heldOut: FeatureChoice): Promise<StoredRun[]> {
  return Promise.all(
    runs.map(async (run) => {
      const folder = store.run(run.key);
      const state = await stateOf(folder);
      if (state.state !== "finished") return { run, state };
      return { run, state, metrics: await storedMetrics(folder.metrics, heldOut) };
    }),
  );
}
