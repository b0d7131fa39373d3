import { join } from "node:path";
import type { Command } from "commander";
import { demand } from "../../core/demand";
import { exclusively } from "../../core/lock";
import { oneOf } from "../../core/one-of";
import { budgets, cellsOf, type Narrowing } from "../../experiments/cells";
import { standing, type StoredRun } from "../../experiments/standing";
import { loadExperiment, type NamedExperiment } from "../../experiments/load";
import { heldOutOf } from "../../experiments/measures";
import { plannedRuns, type PlannedRun } from "../../experiments/planned";
import { storeAt, type Store } from "../../experiments/store";
import type { FeatureChoice } from "../../synthesis/feature-maps";
import { weightsSource } from "../context";

/** Where experiments are declared, from the folder in which the command runs. */
export const EXPERIMENTS = "experiments";
/** A runner's lock counts for nothing this long after the runner was killed, and another waits a little longer, in ms. */
const [STALE, PATIENCE] = [3000, 5000];

export interface ChoiceFlags {
  budget: string;
  set: string[];
  out?: string;
}

/** An experiment with the runs that were chosen of it. */
export interface Choice extends NamedExperiment {
  readonly runs: readonly PlannedRun[];
  /** What metrics look at. */
  readonly heldOut: FeatureChoice;
  readonly store: Store;
  /** How its runs stand now. */
  readonly standing: () => Promise<StoredRun[]>;
}

/** What all commands on one experiment take. */
export function addChoice(command: Command, description: string): Command {
  return command
    .description(description)
    .argument("<name>", "of an experiment, or a path to its .ts file")
    .option("--budget <kind>", "full or quick: fewer and smaller runs", "full")
    .option("--set <axis=value,…>", "only these values of an axis; may be given again", collected, [])
    .option("--out <dir>", "the store (default: results/NAME, or out/experiments/NAME for the quick budget)");
}

/** @throws UsageError for an experiment that is not there, or declares or chooses what cannot be */
export async function chosen(given: string, flags: ChoiceFlags): Promise<Choice> {
  const { name, experiment } = await loadExperiment(given, EXPERIMENTS);
  const budget = oneOf("budget", budgets, flags.budget);
  const cells = cellsOf(experiment, name, budget, narrowing(flags.set));
  const folder = flags.out ?? (budget === "quick" ? join("out", "experiments", name) : join("results", name));
  const [runs, heldOut] = [await plannedRuns(cells, weightsSource()), await heldOutOf(experiment, weightsSource())];
  const store = storeAt(folder);
  return { name, experiment, runs, heldOut, store, standing: () => standing(store, runs, heldOut) };
}

/** Works on a store while no other process does. @throws UsageError where another one is at work there */
export function alone<T>({ folder }: Store, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  return exclusively(join(folder, "runner"), work, { stale: STALE, patience: PATIENCE, signal });
}

/** "loss=gram,mean" -> values of an axis. */
function narrowing(given: readonly string[]): Narrowing {
  const entries = given.map((text) => {
    const [, axis, values] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
    demand(axis !== undefined && values !== undefined, "set", "AXIS=VALUE, or AXIS=VALUE,VALUE", text);
    return [axis, values.split(",").map((value) => value.trim())] as const;
  });
  return Object.fromEntries(entries);
}

function collected(text: string, before: string[]): string[] {
  return [...before, text];
}
