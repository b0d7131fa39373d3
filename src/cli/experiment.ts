import type { Command } from "commander";
import { printable } from "../core/quoted";
import { budgets, cellsOf } from "../experiments/cells";
import { experimentNames, loadExperiment } from "../experiments/load";
import { alone, type OpenExperiment } from "../experiments/open-experiment";
import { cellName } from "../experiments/planned";
import { openStore, removeRun, storedKeys } from "../experiments/store";
import { say } from "./context";
import { addChoice, chosen, EXPERIMENTS, type ChoiceFlags } from "./experiment/choice";
import { plan } from "./experiment/plan";
import { report } from "./experiment/report";
import { run, type RunFlags } from "./experiment/run";
import { summary } from "./experiment/summary";
import { parseNumber } from "./values";

export function addExperiment(program: Command): void {
  const command = program
    .command("experiment")
    .description(
      "Grids of runs, declared in experiments/NAME.ts: each run is computed once, kept in results/NAME/KEY, and gone on with\n" +
        "where it was stopped.",
    );
  command.command("list").description("the experiments that are declared, and what each is to find out").action(list);
  addChoice(command.command("plan"), "what would run, and what it would take").action(
    async (name: string, flags: ChoiceFlags) => plan(await chosen(name, flags)),
  );
  addChoice(command.command("run"), "computes what is not finished yet; Ctrl-C keeps what there is")
    .option("--workers <n>", "processes at a time (default: one a core)", parseNumber("workers"))
    .option("--retry-failed", "also runs that failed before")
    .action(async (name: string, flags: ChoiceFlags & RunFlags) => {
      process.exitCode = await run(await chosen(name, flags), flags);
    });
  addChoice(command.command("status"), "how many runs are finished, failed and to do").action(
    async (name: string, flags: ChoiceFlags) => status(await chosen(name, flags)),
  );
  addChoice(
    command.command("report"),
    "writes report.html, to be looked at, and runs.csv and index.json, for programs",
  ).action(async (name: string, flags: ChoiceFlags) => report(await chosen(name, flags)));
  addChoice(command.command("clean"), "removes failed and unfinished runs")
    .option("--finished", "finished ones, too")
    .option(
      "--others",
      "runs that lie there and are not among the chosen, too: of an earlier declaration or another budget",
    )
    .action(async (name: string, flags: ChoiceFlags & CleanFlags) => clean(await chosen(name, flags), flags));
}

interface CleanFlags {
  finished?: boolean;
  others?: boolean;
}

async function list(): Promise<void> {
  const names = await experimentNames(EXPERIMENTS);
  if (names.length === 0) say(`No experiments in ${EXPERIMENTS}/ here.`);
  for (const each of names) {
    const { name, experiment } = await loadExperiment(each, EXPERIMENTS);
    const counts = budgets.map((budget) => `${cellsOf(experiment, name, budget).length} runs (${budget})`).join(", ");
    say(`${name}: ${experiment.question}\n  ${counts}${experiment.source ? `; after ${experiment.source}` : ""}`);
  }
}

async function status({ store, standing }: OpenExperiment): Promise<void> {
  const states = await standing();
  say(summary(states, store));
  for (const { run: cell, state } of states)
    if (state.state === "failed") say(`failed: ${cellName(cell)}: ${state.error.split("\n")[0]!}`);
}

async function clean(
  { store, standing }: OpenExperiment,
  { finished = false, others = false }: CleanFlags,
): Promise<void> {
  await openStore(store);
  await alone(store, async () => {
    const states = new Map((await standing()).map(({ run: { key }, state }) => [key, state.state]));
    const removed = (await storedKeys(store)).filter((key) => {
      const state = states.get(key);
      return state === undefined ? others : finished || state !== "finished";
    });
    for (const key of removed) await removeRun(store.run(key));
    say(`${removed.length} runs removed from ${printable(store.folder)}`);
  });
}
