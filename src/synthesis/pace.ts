import type { Scale } from "./schedule";

/** How fast a run goes. */
export interface Pace {
  /** Of its work that is done, in 0..1. */
  readonly share: number;
  /** Evaluations a second, of late; 0 where only one was seen. */
  readonly rate: number;
  /** Seconds, if all goes on like that; unknown at the first evaluation. */
  readonly left: number | undefined;
}

/**
 * Follows a run's evaluations. Work is counted in pixels evaluated: an evaluation's time goes with them.
 * @param clock  milliseconds
 * @returns to be called at each evaluation, counted from 1, of a scale, counted from 0
 */
export function pace(scales: readonly Scale[], clock: () => number): (scale: number, evaluation: number) => Pace {
  const work = scales.map(({ height, width, evaluations }) => height * width * evaluations);
  const total = work.reduce((sum, part) => sum + part, 0);
  let first: { readonly done: number; readonly at: number } | undefined;
  let last = { at: clock(), rate: 0 };
  return (scale, evaluation) => {
    const { height, width } = scales[scale]!;
    const done = work.slice(0, scale).reduce((sum, part) => sum + part, 0) + height * width * evaluation;
    const at = clock();
    first ??= { done, at };
    const rate = 1000 / Math.max(1, at - last.at);
    last = { at, rate: last.rate === 0 ? rate : 0.8 * last.rate + 0.2 * rate };
    const left = done > first.done ? ((total - done) * (at - first.at)) / (done - first.done) / 1000 : undefined;
    return { share: done / total, rate: last.rate, left };
  };
}

/** Seconds in words, rounded up; "…" where unknown. */
export function duration(seconds: number | undefined): string {
  if (seconds === undefined) return "…";
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
