import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { extname, join } from "node:path";
import type { Command } from "commander";
import { demand, UsageError } from "../core/demand";
import { exclusively } from "../core/lock";
import { oneOf } from "../core/one-of";
import { printable } from "../core/quoted";
import { budgets, cellsOf, type Budget, type Narrowing } from "../experiments/cells";
import { forecast } from "../experiments/forecast";
import { standing, writeIndex, type StoredRun } from "../experiments/index-file";
import { experimentNames, loadExperiment, type NamedExperiment } from "../experiments/load";
import { plannedRuns, type PlannedRun } from "../experiments/planned";
import { inPool } from "../experiments/pool";
import { openStore, removeRun, storeAt, storedKeys, writeFailure, type Store } from "../experiments/store";
import type { Outcome } from "../experiments/tasks";
import { duration } from "../synthesis/pace";
import { interruption, say, weightsSource } from "./context";
import { DONE, FAILED, INTERRUPTED } from "./exit-codes";
import { experimentView } from "./experiment/view";
import { parseNumber } from "./values";

/** Of the command's own folder. */
const FOLDER = "experiments";
/** A runner's lock counts for nothing this long after the runner was killed, and another waits a little longer, in ms. */
const [STALE, PATIENCE] = [3000, 5000];

interface ChoiceFlags {
  budget: string;
  set: string[];
  out?: string;
}

interface RunFlags extends ChoiceFlags {
  workers?: number;
  retryFailed?: boolean;
}

export function addExperiment(program: Command): void {
  const command = program
    .command("experiment")
    .description(
      "Grids of runs, declared in experiments/NAME.ts: each run is computed once, kept in results/NAME/KEY, and gone on with\n" +
        "where it was stopped.",
    );
  command.command("list").description("the experiments that are declared, and what each is to find out").action(list);
  choosing(command.command("plan"), "what would run, and what it would take").action(
    async (name: string, flags: ChoiceFlags) => plan(await chosen(name, flags)),
  );
  choosing(command.command("run"), "computes what is not finished yet; Ctrl-C keeps what there is")
    .option("--workers <n>", "processes at a time (default: one a core)", parseNumber("workers"))
    .option("--retry-failed", "also runs that failed before")
    .action(async (name: string, flags: RunFlags) => {
      process.exitCode = await run(await chosen(name, flags), flags);
    });
  choosing(command.command("status"), "how many runs are finished, failed and to do").action(
    async (name: string, flags: ChoiceFlags) => status(await chosen(name, flags)),
  );
  choosing(command.command("clean"), "removes failed and unfinished runs, and those that the declaration no longer has")
    .option("--all", "remove finished ones, too")
    .action(async (name: string, flags: ChoiceFlags & { all?: boolean }) =>
      clean(await chosen(name, flags), flags.all ?? false),
    );
}

function choosing(command: Command, description: string): Command {
  return command
    .description(description)
    .argument("<name>", "of an experiment, or a path to its .ts file")
    .option("--budget <kind>", "full or quick: fewer and smaller runs", "full")
    .option("--set <axis=value,…>", "only these values of an axis; may be given again", collected, [])
    .option("--out <dir>", "the store (default: results/NAME, or out/experiments/NAME for the quick budget)");
}

/** An experiment with the runs that were chosen of it. */
interface Chosen extends NamedExperiment {
  readonly runs: readonly PlannedRun[];
  readonly store: Store;
}

async function chosen(given: string, flags: ChoiceFlags): Promise<Chosen> {
  const { name, experiment } = await loadExperiment(given, FOLDER);
  const budget: Budget = oneOf("budget", budgets, flags.budget);
  const cells = cellsOf(experiment, name, budget, narrowing(flags.set));
  const folder = flags.out ?? (budget === "quick" ? join("out", "experiments", name) : join("results", name));
  return { name, experiment, runs: await plannedRuns(cells, weightsSource()), store: storeAt(folder) };
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

async function list(): Promise<void> {
  const names = await experimentNames(FOLDER);
  if (names.length === 0) say(`No experiments in ${FOLDER}/ here.`);
  for (const each of names) {
    const { name, experiment } = await loadExperiment(each, FOLDER);
    const counts = budgets.map((budget) => `${cellsOf(experiment, name, budget).length} runs (${budget})`);
    say(
      `${name}: ${experiment.question}\n  ${counts.join(", ")}${experiment.source ? `; after ${experiment.source}` : ""}`,
    );
  }
}

async function plan({ runs, store }: Chosen): Promise<void> {
  const states = await standing(store, runs);
  const left = states.filter(({ state }) => state.state !== "finished").map(({ run }) => run);
  say(`${runs.length} runs, ${runs.length - left.length} of them finished in ${printable(store.folder)}`);
  if (left.length === 0) return;
  const { evaluations, seconds, disk, tried, kinds } = await forecast(left, weightsSource(), () => performance.now());
  const memory = process.resourceUsage().maxRSS * 1024;
  const workers = Math.min(availableParallelism(), left.length);
  say(`evaluations  at most ${evaluations}`);
  say(`time         about ${duration(seconds)} with all cores (${tried} of ${kinds} kinds of objective were timed)`);
  say(`memory       about ${bytes(memory)} a worker, ${bytes(memory * workers)} with ${workers}`);
  say(`disk         about ${bytes(disk)}`);
}

async function run(choice: Chosen, { workers, retryFailed = false }: RunFlags): Promise<number> {
  const { runs, store } = choice;
  const cores = availableParallelism();
  const count = workers ?? cores;
  demand(Number.isInteger(count) && count >= 1 && count <= 256, "workers", "a whole number from 1 to 256", count);
  const signal = interruption();
  await openStore(store);
  return await exclusively(join(store.folder, "runner"), () => compute(), { stale: STALE, patience: PATIENCE, signal });

  async function compute(): Promise<number> {
    const wanted = (await standing(store, runs)).filter(
      ({ state }) => state.state === "pending" || (state.state === "failed" && retryFailed),
    );
    const byKey = new Map(wanted.map((each) => [each.run.key, each]));
    const tasks = wanted.map(({ run: { key, options }, state }) => ({
      ...{ key, options, folder: store.folder, threads: Math.max(1, Math.floor(cores / count)) },
      anew: state.state === "failed",
    }));
    const view = experimentView(tasks.length, Math.min(count, tasks.length), () => performance.now());
    const cellOf = (key: string) => byKey.get(key)!.run;
    await inPool(tasks, {
      ...{ workers: count, start: startWorker, signal },
      onProgress: ({ key }, worker, share) => view.progress(cellOf(key), worker, share),
      async onEnd({ key }, worker, outcome) {
        view.ended(cellOf(key), worker, outcome);
        await kept(store, key, outcome);
      },
    }).finally(() => view.end());
    const after = await standing(store, runs);
    await writeIndex(store, choice, after);
    say(summary(after, store));
    if (signal.aborted) {
      process.stderr.write("Interrupted; the same command goes on from there.\n");
      return INTERRUPTED;
    }
    return after.every(({ state }) => state.state === "finished") ? DONE : FAILED;
  }
}

function startWorker() {
  const file = join(__dirname, "experiment", `worker${extname(__filename)}`);
  return fork(file, [], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
}

/** A failure is kept where it can be; on a full disk the run counts as not begun. */
async function kept(store: Store, key: string, outcome: Outcome): Promise<void> {
  if (outcome.kind !== "failed") return;
  try {
    await writeFailure(store.run(key), outcome.error);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`texture: note: the failure could not be kept: ${error.message}\n`);
  }
}

async function status({ runs, store }: Chosen): Promise<void> {
  const states = await standing(store, runs);
  say(summary(states, store));
  for (const {
    run: { axes },
    state,
  } of states)
    if (state.state === "failed") say(`failed: ${Object.values(axes).join(", ")}: ${state.error.split("\n")[0]!}`);
}

function summary(states: readonly StoredRun[], { folder }: Store): string {
  const count = (name: string) => states.filter(({ state }) => state.state === name).length;
  return `${states.length} runs: ${count("finished")} finished, ${count("failed")} failed, ${count("pending")} to do; ${printable(folder)}`;
}

async function clean({ runs, store }: Chosen, all: boolean): Promise<void> {
  await openStore(store);
  await exclusively(
    join(store.folder, "runner"),
    async () => {
      const states = new Map((await standing(store, runs)).map(({ run: { key }, state }) => [key, state.state]));
      const removed = (await storedKeys(store)).filter((key) => all || states.get(key) !== "finished");
      for (const key of removed) await removeRun(store.run(key));
      say(`${removed.length} runs removed from ${printable(store.folder)}`);
    },
    { stale: STALE, patience: PATIENCE },
  );
}

function bytes(count: number): string {
  return count < 1e9 ? `${Math.ceil(count / 1e6)} MB` : `${(count / 1e9).toFixed(1)} GB`;
}
