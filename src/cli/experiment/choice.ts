import { join } from "node:path";
import type { Command } from "commander";
import { demand } from "../../core/demand";
import { oneOf } from "../../core/one-of";
import { budgets, type Narrowing } from "../../experiments/cells";
import { loadExperiment } from "../../experiments/load";
import { openExperiment, type OpenExperiment } from "../../experiments/open-experiment";
import { weightsSource } from "../context";

/** Where experiments are declared, from the folder in which the command runs. */
export const EXPERIMENTS = "experiments";

export interface ChoiceFlags {
  budget: string;
  set: string[];
  out?: string;
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
export async function chosen(given: string, flags: ChoiceFlags): Promise<OpenExperiment> {
  const named = await loadExperiment(given, EXPERIMENTS);
  const budget = oneOf("budget", budgets, flags.budget);
  const place = budget === "quick" ? join("out", "experiments", named.name) : join("results", named.name);
  const weights = weightsSource();
  return openExperiment(named, { budget, narrowing: narrowing(flags.set), folder: flags.out ?? place, weights });
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
