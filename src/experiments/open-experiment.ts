import { join } from "node:path";
import { exclusively } from "../core/lock";
import type { WeightsSource } from "../features/weights/load";
import type { FeatureChoice } from "../synthesis/feature-maps";
import { cellsOf, type Budget, type Narrowing } from "./cells";
import type { NamedExperiment } from "./load";
import { heldOutOf } from "./measures";
import { plannedRuns, type PlannedRun } from "./planned";
import { standing, type StoredRun } from "./standing";
import { storeAt, type Store } from "./store";

export interface OpenOptions {
  readonly budget: Budget;
  /** Only these values of axes. */
  readonly narrowing?: Narrowing | undefined;
  /** Of the store. */
  readonly folder: string;
  readonly weights: WeightsSource;
}

/** An experiment with the runs that were chosen of it, and where they lie. */
export interface OpenExperiment extends NamedExperiment {
  readonly runs: readonly PlannedRun[];
  /** What metrics look at. */
  readonly heldOut: FeatureChoice;
  readonly store: Store;
  /** How its runs stand now. */
  readonly standing: () => Promise<StoredRun[]>;
}

/** @throws UsageError for a choice that cannot be, or a run that cannot */
export async function openExperiment(
  { name, experiment }: NamedExperiment,
  { budget, narrowing, folder, weights }: OpenOptions,
): Promise<OpenExperiment> {
  const runs = await plannedRuns(cellsOf(experiment, name, budget, narrowing), weights);
  const heldOut = await heldOutOf(experiment, weights);
  const store = storeAt(folder);
  return { name, experiment, runs, heldOut, store, standing: () => standing(store, runs, heldOut) };
}

/** A runner's lock counts for nothing this long after the runner was killed, and another waits a little longer, in ms. */
const [STALE, PATIENCE] = [3000, 5000];

/** Works on a store while no other process does. @throws UsageError where another one is at work there */
export function alone<T>({ folder }: Store, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  return exclusively(join(folder, "runner"), work, { stale: STALE, patience: PATIENCE, signal });
}
