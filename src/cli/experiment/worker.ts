import { extname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { UsageError } from "../../core/demand";
import { writeFileAtomically } from "../../core/files";
import { exemplarAt, type OpenedExemplar } from "../../experiments/exemplar-at";
import { synthesisOptions, type RunOptions } from "../../experiments/run-options";
import { removeRun, storeAt } from "../../experiments/store";
import { thumbnailOf } from "../../experiments/thumbnail";
import type { Order, Outcome, RunTask, Told } from "../../experiments/tasks";
import { jpegBytes } from "../../image/write";
import { pace } from "../../synthesis/pace";
import { runSynthesis } from "../../synthesis/run";
import { resolveSettings } from "../../synthesis/settings";
import { openEngine, weightsSource } from "../context";
import { versions } from "../versions";

/** A process that does an experiment's runs as its runner orders them, one at a time (see experiments/pool.ts). */
const OFTEN = 200;

let running: AbortController | undefined;
/** The last exemplar: runs of one often follow one another. */
let last: { readonly id: string; readonly exemplar: Promise<OpenedExemplar> } | undefined;

// Ctrl-C reaches all of a terminal's processes; what it means, the runner says.
process.on("SIGINT", () => undefined);
process.on("disconnect", () => process.exit(0));
process.on("message", (order: Order) => {
  if (order.kind === "stop") running?.abort();
  else void run(order.task);
});
new Worker(join(__dirname, `orphan${extname(__filename)}`), { workerData: process.ppid }).unref();

async function run(task: RunTask): Promise<void> {
  running = new AbortController();
  tell({ kind: "ended", outcome: await outcomeOf(task, running.signal) });
}

async function outcomeOf(task: RunTask, signal: AbortSignal): Promise<Outcome> {
  const run = storeAt(task.folder).run(task.key);
  try {
    if (task.anew) await removeRun(run);
    const { image, info } = await opened(task.options);
    const settings = resolveSettings(synthesisOptions(task.options), image);
    const engine = await openEngine(settings.engine, settings.engine === "compiled" ? { threads: task.threads } : {});
    const clock = () => performance.now();
    const paced = pace(settings.scales, clock);
    let told = -Infinity;
    const outcome = await runSynthesis(image, info, settings, run, {
      ...{ engine, weights: weightsSource(), versions: versions(), clock, signal },
      onProgress({ scale, evaluation }) {
        const { share } = paced(scale, evaluation);
        if (clock() - told < OFTEN) return;
        told = clock();
        tell({ kind: "progress", share, evaluation });
      },
    });
    if (outcome.kind === "interrupted") return { kind: "interrupted" };
    await writeFileAtomically(run.thumbnail, await jpegBytes(await thumbnailOf(run.image)));
    return { kind: "finished", seconds: outcome.record.seconds };
  } catch (error) {
    const { message, stack } = error as Error;
    return { kind: "failed", error: error instanceof UsageError ? message : (stack ?? message) };
  }
}

function opened({ exemplar, size }: RunOptions): Promise<OpenedExemplar> {
  const id = JSON.stringify([exemplar, size]);
  if (last?.id !== id) last = { id, exemplar: exemplarAt({ exemplar, size }) };
  return last.exemplar;
}

function tell(told: Told): void {
  process.send!(told);
}
