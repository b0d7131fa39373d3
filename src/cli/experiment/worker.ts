import { extname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { UsageError } from "../../core/demand";
import { versions } from "../../core/versions";
import { doTask } from "../../experiments/do-task";
import type { Order, Outcome, RunTask, Told } from "../../experiments/tasks";
import { weightsSource } from "../context";

/** A process that does an experiment's tasks as its runner orders them, one at a time (see experiments/pool.ts). */

/** Milliseconds between two words of a run's progress. */
const OFTEN = 200;
const clock = () => performance.now();
let running: AbortController | undefined;

// Ctrl-C reaches all of a terminal's processes; what it means, the runner says.
process.on("SIGINT", () => undefined);
process.on("disconnect", () => process.exit(0));
process.on("message", (order: Order) => {
  if (order.kind === "stop") running?.abort();
  else void done(order.task).then((outcome) => tell({ kind: "ended", outcome }));
});
new Worker(join(__dirname, `orphan${extname(__filename)}`), { workerData: process.ppid }).unref();

async function done(task: RunTask): Promise<Outcome> {
  running = new AbortController();
  const { signal } = running;
  let told = -Infinity;
  const onShare = (share: number) => {
    if (clock() - told < OFTEN) return;
    told = clock();
    tell({ kind: "progress", share });
  };
  try {
    return await doTask(task, { weights: weightsSource(), versions: versions(), clock, signal, onShare });
  } catch (error) {
    const { message, stack } = error as Error;
    return { kind: "failed", error: error instanceof UsageError ? message : (stack ?? message) };
  }
}

function tell(told: Told): void {
  process.send!(told);
}
