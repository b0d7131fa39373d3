import type { ChildProcess } from "node:child_process";
import type { Order, Outcome, RunTask, Told } from "./tasks";

export interface PoolOptions {
  /** Processes at work at a time. */
  readonly workers: number;
  /** Starts one that takes orders over its channel. */
  readonly start: () => ChildProcess;
  readonly onProgress: (task: RunTask, worker: number, share: number) => void;
  readonly onEnd: (task: RunTask, worker: number, outcome: Outcome) => Promise<void>;
  /** Aborted: workers are asked to keep their state and end; nothing new is begun. */
  readonly signal: AbortSignal;
}

/** How often a task is given to a new process where one died over it. */
const TRIES = 3;

/** Has tasks done by processes that are used again and again; each takes the next task when it is free. */
export async function inPool(tasks: readonly RunTask[], options: PoolOptions): Promise<void> {
  const queue = [...tasks];
  const count = Math.min(options.workers, tasks.length);
  await Promise.all(Array.from({ length: count }, (_, worker) => work(queue, worker, options)));
}

async function work(queue: RunTask[], worker: number, options: PoolOptions): Promise<void> {
  const { start, onProgress, onEnd, signal } = options;
  let child: ChildProcess | undefined;
  const attempt = async (task: RunTask): Promise<Outcome> => {
    let died = "";
    for (let tried = 0; tried < TRIES; tried++) {
      if (signal.aborted) return { kind: "interrupted" };
      child ??= start();
      const again = { ...task, anew: task.anew && tried === 0 };
      const ended = await done(child, again, signal, (share) => onProgress(task, worker, share));
      if (typeof ended !== "string") return ended;
      [died, child] = [ended, undefined];
    }
    const error = `its process died ${TRIES} times (${died}), perhaps for want of memory; try fewer --workers`;
    return { kind: "failed", error };
  };
  for (let task = queue.shift(); task && !signal.aborted; task = queue.shift())
    await onEnd(task, worker, await attempt(task));
  if (child) await closed(child);
}

/** @returns how the task ended, or, where the process died over it, how that was */
function done(
  child: ChildProcess,
  task: RunTask,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<Outcome | string> {
  return new Promise((end) => {
    if (isGone(child)) {
      end(child.signalCode ?? `code ${child.exitCode}`);
      return;
    }
    const order = (given: Order) => void child.send(given, () => undefined); // Where it is gone, its exit is told below.
    const stop = () => order({ kind: "stop" });
    const leave = (outcome: Outcome | string) => {
      child.off("message", hear).off("exit", exit);
      signal.removeEventListener("abort", stop);
      end(outcome);
    };
    const hear = (told: Told) => {
      if (told.kind === "ended") leave(told.outcome);
      else onShare(told.share);
    };
    const exit = (code: number | null, by: NodeJS.Signals | null) => leave(by ?? `code ${code ?? "?"}`);
    child.on("message", hear).on("exit", exit);
    signal.addEventListener("abort", stop);
    order({ kind: "run", task });
    if (signal.aborted) stop();
  });
}

function closed(child: ChildProcess): Promise<void> {
  if (isGone(child)) return Promise.resolve();
  return new Promise((end) => {
    child.once("exit", () => end());
    if (child.connected) child.disconnect();
  });
}

function isGone({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
