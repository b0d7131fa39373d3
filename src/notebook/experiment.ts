import { availableParallelism } from "node:os";
import { UsageError } from "../core/demand";
import { versions } from "../core/versions";
import type { Budget } from "../experiments/cells";
import { doTask, type TaskContext } from "../experiments/do-task";
import { checkedExperiment, type Experiment } from "../experiments/experiment";
import { alone, openExperiment, type OpenExperiment } from "../experiments/open-experiment";
import { readResults, writeIndex, type ExperimentResults } from "../experiments/results";
import { countOf } from "../experiments/standing";
import { openStore, writeFailure } from "../experiments/store";
import { todo } from "../experiments/todo";
import { interruptSignal } from "./interrupt";
import { frameHtml } from "./live/frame";
import { clock, weightsSource } from "./machine";
import { kernelWriter, openOutput } from "./output";

export interface RunExperimentOptions {
  readonly name: string;
  /** Where its runs are kept; what lies there finished is not computed again. */
  readonly folder: string;
  /** Default: full. */
  readonly budget?: Budget | undefined;
}

/**
 * Runs a small experiment in a notebook, one run after the other, and comes to its results; `texture experiment run` is for
 * large ones. A failed run is kept with its error, and told. An interrupt keeps what there is: the same call goes on.
 * @throws UsageError for a declaration that cannot be, and where another process is at work in the folder
 */
export async function runExperiment(
  given: Experiment,
  { name, folder, budget = "full" }: RunExperimentOptions,
): Promise<ExperimentResults> {
  const named = { name, experiment: checkedExperiment(given, name) };
  const weights = weightsSource();
  const open = await openExperiment(named, { budget, folder, weights });
  const { store } = open;
  await openStore(store);
  const signal = interruptSignal();
  await alone(store, () => compute(open, { weights, signal }), signal);
  return await readResults(folder);
}

async function compute(
  open: OpenExperiment,
  { weights, signal }: Pick<TaskContext, "weights" | "signal">,
): Promise<void> {
  const { name, store, heldOut, standing } = open;
  const tasks = await todo(store, await standing(), { heldOut, threads: availableParallelism(), retryFailed: false });
  const view = progressView(tasks.length);
  for (const [done, { name: what, task }] of tasks.entries()) {
    if (signal.aborted) break;
    const onShare = (share: number) => view.update(done + share, what);
    onShare(0);
    try {
      await doTask(task, { weights, versions: versions(), clock, signal, onShare });
    } catch (error) {
      if (!(error instanceof UsageError) || task.what !== "run") throw error;
      await writeFailure(store.run(task.key), error.message);
    }
  }
  const after = await standing();
  await writeIndex(open, after);
  view.end(
    `${name}: ${countOf(after, "finished")} of ${after.length} runs finished, ${countOf(after, "failed")} failed`,
  );
}

/** Milliseconds between two changes. */
const OFTEN = 300;

/** A line with a bar below a notebook's cell; elsewhere nothing. */
function progressView(total: number) {
  const write = kernelWriter();
  const output = write && openOutput(write);
  let next = -Infinity;
  const show = (line: string, share: number | undefined) =>
    output?.show({ data: { "text/html": frameHtml({ line, share, parts: [] }), "text/plain": line } });
  return {
    update(done: number, what: string) {
      if (clock() < next) return;
      next = clock() + OFTEN;
      show(`${Math.floor(done)} of ${total}: ${what}`, done / total);
    },
    end: (line: string) => show(line, undefined),
  };
}
