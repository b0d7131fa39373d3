import type { Progress } from "../../synthesis/climb";
import { duration, pace } from "../../synthesis/pace";
import type { Scale } from "../../synthesis/schedule";

export interface Words {
  readonly line: string;
  /** Of the work that is done, in 0..1. */
  readonly share: number;
}

/** Says in a line how far a run is; to be called at each evaluation. @param clock  milliseconds */
export function runWords(scales: readonly Scale[], clock: () => number): (progress: Progress) => Words {
  const paced = pace(scales, clock);
  return ({ scale, evaluation, best }) => {
    const { share, rate, left } = paced(scale, evaluation);
    const { height, width, evaluations } = scales[scale]!;
    const line =
      `scale ${scale + 1} of ${scales.length}, ${width}×${height}: evaluation ${evaluation} of ${evaluations}` +
      ` · ${rate.toFixed(1)}/s · ${duration(left)} left · objective ${best.toExponential(3)}`;
    return { line, share };
  };
}
