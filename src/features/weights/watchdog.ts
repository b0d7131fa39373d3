/** Aborts work that stands still. */
export interface Watchdog {
  /** Aborted where the work stood still, or was aborted from outside. */
  readonly signal: AbortSignal;
  /** Tells of progress. */
  feed(): void;
  /** Whether the work stood still. */
  barked(): boolean;
  end(): void;
}

/** @param patience  milliseconds without progress */
export function watchdog(patience: number, outside: AbortSignal | undefined): Watchdog {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), patience);
  return {
    signal: outside ? AbortSignal.any([outside, controller.signal]) : controller.signal,
    feed: () => void timer.refresh(),
    barked: () => controller.signal.aborted,
    end: () => clearTimeout(timer),
  };
}
