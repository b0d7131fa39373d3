import { storedBaselines } from "./measures";
import { cellName, type PlannedRun } from "./planned";
import type { StoredRun } from "./standing";
import type { Store } from "./store";
import type { RunTask } from "./tasks";

/** A task, and what it is called for who watches. */
export interface NamedTask {
  readonly name: string;
  readonly task: RunTask;
}

export interface TodoOptions extends Pick<RunTask, "heldOut" | "threads"> {
  /** Also runs that failed before. */
  readonly retryFailed: boolean;
}

/** What a store lacks: baselines of exemplars, then runs that are not finished, or not measured as they are to be. */
export async function todo(
  store: Store,
  states: readonly StoredRun[],
  { retryFailed, ...shared }: TodoOptions,
): Promise<NamedTask[]> {
  const common = { ...shared, folder: store.folder };
  const unmeasured = await exemplarsLeft(
    store,
    states.map(({ run }) => run),
    shared.heldOut,
  );
  const baselines = unmeasured.map(({ sources: { exemplar }, options }): NamedTask => ({
    name: `baselines of ${exemplar.name}`,
    task: { ...common, what: "baselines", key: exemplar.info.pixelsSha256, options, anew: false },
  }));
  const runs = states
    .filter(({ state, metrics }) => (state.state === "failed" ? retryFailed : state.state === "pending" || !metrics))
    .map(({ run, state }): NamedTask => ({
      name: cellName(run),
      task: { ...common, what: "run", key: run.key, options: run.options, anew: state.state === "failed" },
    }));
  return [...baselines, ...runs];
}

/** One run of each exemplar whose baselines are not measured yet. */
async function exemplarsLeft(
  store: Store,
  runs: readonly PlannedRun[],
  heldOut: RunTask["heldOut"],
): Promise<PlannedRun[]> {
  const left: PlannedRun[] = [];
  for (const [key, run] of new Map(runs.map((each) => [each.sources.exemplar.info.pixelsSha256, each])))
    if (!(await storedBaselines(store.exemplar(key).baselines, heldOut))) left.push(run);
  return left;
}
