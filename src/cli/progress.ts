import { SingleBar } from "cli-progress";
import type { Progress } from "../synthesis/climb";
import { duration, pace } from "../synthesis/pace";
import type { Scale } from "../synthesis/schedule";

/** Shows how far a run is, on standard error: a bar on a terminal, a line per scale elsewhere. */
export interface ProgressView {
  update(progress: Pick<Progress, "scale" | "evaluation" | "best">): void;
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

function bar(scales: readonly Scale[], clock: () => number, stream: NodeJS.WriteStream): ProgressView {
  const paced = pace(scales, clock);
  const view = new SingleBar({
    format: "{size} [{bar}] {percentage}%  objective {objective}  {rate}/s  {left} left",
    stream,
    hideCursor: true,
    barsize: 24,
    etaBuffer: 1,
  });
  view.start(1, 0, { size: "", objective: "…", rate: "…", left: "…" });
  return {
    update({ scale, evaluation, best }) {
      const { height, width } = scales[scale]!;
      const { share, rate, left } = paced(scale, evaluation);
      view.update(share, {
        size: `${width}×${height}`,
        objective: best.toExponential(3),
        rate: rate.toFixed(1),
        left: duration(left),
      });
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
