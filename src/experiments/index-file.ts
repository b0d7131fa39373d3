import { writeFileAtomically } from "../core/files";
import type { NamedExperiment } from "./load";
import type { PlannedRun } from "./planned";
import { stateOf, STORE_SCHEMA, type RunState, type Store } from "./store";

/** A planned run and how it stands. */
export interface StoredRun {
  readonly run: PlannedRun;
  readonly state: RunState;
}

/** How each run of a plan stands, read from the store itself. */
export function standing(store: Store, runs: readonly PlannedRun[]): Promise<StoredRun[]> {
  return Promise.all(runs.map(async (run) => ({ run, state: await stateOf(store.run(run.key)) })));
}

/** Writes what a store holds of an experiment in one file, for who reads it without this program; made anew at will. */
export async function writeIndex(
  store: Store,
  { name, experiment }: NamedExperiment,
  runs: readonly StoredRun[],
): Promise<void> {
  const { question, source } = experiment;
  const index = {
    ...{ schema: STORE_SCHEMA, experiment: name, question, source, axes: Object.keys(experiment.axes) },
    runs: runs.map(({ run, state }) => ({ key: run.key, axes: run.axes, ...told(state) })),
  };
  await writeFileAtomically(store.index, `${JSON.stringify(index, null, 1)}\n`);
}

function told(state: RunState) {
  if (state.state === "pending") return { state: state.state };
  if (state.state === "failed") return state;
  const { objective, evaluations, seconds, stop } = state.record;
  return { state: state.state, objective, evaluations, seconds, stop };
}
