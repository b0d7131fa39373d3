import { availableParallelism } from "node:os";
import { printable } from "../../core/quoted";
import { forecast } from "../../experiments/forecast";
import type { OpenExperiment } from "../../experiments/open-experiment";
import { duration } from "../../synthesis/pace";
import { say, weightsSource } from "../context";

/** Says what would run and what it would take. */
export async function plan({ runs, heldOut, store, standing }: OpenExperiment): Promise<void> {
  const left = (await standing()).filter(({ state }) => state.state !== "finished").map(({ run }) => run);
  say(`${runs.length} runs, ${runs.length - left.length} of them finished in ${printable(store.folder)}`);
  if (left.length === 0) return;
  const context = { weights: weightsSource(), heldOut, clock: () => performance.now() };
  const { evaluations, seconds, metricSeconds, disk, tried, kinds } = await forecast(left, context);
  const memory = process.resourceUsage().maxRSS * 1024;
  const workers = Math.min(availableParallelism(), left.length);
  say(`evaluations  at most ${evaluations}`);
  const [runTime, metricTime] = [seconds, metricSeconds / workers].map(duration);
  say(
    `time         about ${runTime} for runs and ${metricTime} for metrics (${tried} of ${kinds} kinds of objective were timed)`,
  );
  say(`memory       about ${bytes(memory)} a worker, ${bytes(memory * workers)} with ${workers}`);
  say(`disk         about ${bytes(disk)}`);
}

function bytes(count: number): string {
  return count < 1e9 ? `${Math.ceil(count / 1e6)} MB` : `${(count / 1e9).toFixed(1)} GB`;
}
