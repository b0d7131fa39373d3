import { SingleBar } from "cli-progress";
import type { Scale } from "../synthesis/schedule";
import type { Progress } from "../synthesis/climb";

/** Shows how far a run is, on standard error: a bar on a terminal, a line per scale elsewhere. */
export interface ProgressView {
  update(progress: Omit<Progress, "image">): void;
  end(): void;
}

/** @param clock  milliseconds */
export function progressView(
  scales: readonly Scale[],
  clock: () => number,
  stream: NodeJS.WriteStream = process.stderr,
): ProgressView {
  return stream.isTTY ? bar(scales, clock, stream) : lines(scales, stream);
}

export const noProgress: ProgressView = { update: () => undefined, end: () => undefined };

/** Work is counted in pixels evaluated: an evaluation's time goes with them. */
function bar(scales: readonly Scale[], clock: () => number, stream: NodeJS.WriteStream): ProgressView {
  const work = scales.map(({ height, width, evaluations }) => height * width * evaluations);
  const total = work.reduce((sum, part) => sum + part, 0);
  const view = new SingleBar({
    format: "{size} [{bar}] {percentage}%  objective {objective}  {rate}/s  {left} left",
    stream,
    hideCursor: true,
    barsize: 24,
    etaBuffer: 1,
  });
  view.start(total, 0, { size: "", objective: "…", rate: "…", left: "…" });
  let first: { done: number; at: number } | undefined;
  let last = { at: clock(), rate: 0 };
  return {
    update({ scale, evaluation, best }) {
      const { height, width } = scales[scale]!;
      const done = work.slice(0, scale).reduce((sum, part) => sum + part, 0) + height * width * evaluation;
      const at = clock();
      first ??= { done, at };
      const rate = 1000 / Math.max(1, at - last.at);
      last = { at, rate: last.rate === 0 ? rate : 0.8 * last.rate + 0.2 * rate };
      const left = done > first.done ? ((total - done) * (at - first.at)) / (done - first.done) / 1000 : undefined;
      const size = `${width}×${height}`;
      view.update(done, { size, objective: best.toExponential(3), rate: last.rate.toFixed(1), left: duration(left) });
    },
    end: () => view.stop(),
  };
}

function lines(scales: readonly Scale[], stream: NodeJS.WriteStream): ProgressView {
  return {
    update({ scale, evaluation, best }) {
      const { height, width, evaluations } = scales[scale]!;
      if (evaluation !== evaluations) return;
      stream.write(`${width}×${height}: ${evaluation} evaluations, objective ${best.toExponential(3)}\n`);
    },
    end: () => undefined,
  };
}

function duration(seconds: number | undefined): string {
  if (seconds === undefined) return "…";
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
