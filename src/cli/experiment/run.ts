import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { extname, join } from "node:path";
import { demand, UsageError } from "../../core/demand";
import { alone, type OpenExperiment } from "../../experiments/open-experiment";
import { writeIndex } from "../../experiments/results";
import { inPool } from "../../experiments/pool";
import { openStore, writeFailure, type Store } from "../../experiments/store";
import type { Outcome } from "../../experiments/tasks";
import { todo, type NamedTask } from "../../experiments/todo";
import { interruption, say } from "../context";
import { DONE, FAILED, INTERRUPTED } from "../exit-codes";
import { summary } from "./summary";
import { experimentView } from "./view";

export interface RunFlags {
  workers?: number;
  retryFailed?: boolean;
}

/** Computes what a store lacks. @returns the exit code */
export async function run(choice: OpenExperiment, { workers, retryFailed = false }: RunFlags): Promise<number> {
  const cores = availableParallelism();
  const count = workers ?? cores;
  demand(Number.isInteger(count) && count >= 1 && count <= 256, "workers", "a whole number from 1 to 256", count);
  const signal = interruption();
  await openStore(choice.store);
  return await alone(choice.store, work, signal);

  async function work(): Promise<number> {
    const { store, heldOut } = choice;
    const threads = Math.max(1, Math.floor(cores / count));
    const tasks = await todo(store, await choice.standing(), { heldOut, threads, retryFailed });
    const failures = await compute(store, tasks, count, signal);
    const after = await choice.standing();
    await writeIndex(choice, after);
    say(summary(after, store));
    if (signal.aborted) {
      process.stderr.write("Interrupted; the same command goes on from there.\n");
      return INTERRUPTED;
    }
    return failures === 0 && after.every(({ state }) => state.state === "finished") ? DONE : FAILED;
  }
}

/** @returns how many failed */
async function compute(
  store: Store,
  tasks: readonly NamedTask[],
  workers: number,
  signal: AbortSignal,
): Promise<number> {
  const names = new Map(tasks.map(({ name, task }) => [task.key, name]));
  const view = experimentView(tasks.length, Math.min(workers, tasks.length), () => performance.now());
  let failures = 0;
  await inPool(
    tasks.map(({ task }) => task),
    {
      ...{ workers, start: startWorker, signal },
      onProgress: ({ key }, worker, share) => view.progress(names.get(key)!, worker, share),
      async onEnd(task, worker, outcome) {
        view.ended(names.get(task.key)!, worker, outcome);
        if (outcome.kind === "failed") failures++;
        if (task.what === "run") await kept(store, task.key, outcome);
      },
    },
  ).finally(() => view.end());
  return failures;
}

function startWorker() {
  return fork(join(__dirname, `worker${extname(__filename)}`), [], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
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
