/** Where the kernel keeps the running cell's signal: on the global object, so that `reload` does not part the two. */
const KEY = Symbol.for("texture-workbench.interrupt");

interface Running {
  readonly signal: AbortSignal;
  /** Whether the cell has asked for its signal. */
  watched: boolean;
}

type Keeper = Record<symbol, Running | undefined>;

/**
 * Aborted when the notebook's user interrupts the running cell; outside a notebook never. Long work looks at it between
 * its steps and ends with what it has: the cell then ends as interrupted, and what it declared is kept.
 * An interrupt waits for a cell that asked for this signal; a cell that did not is left at once.
 */
export function interruptSignal(): AbortSignal {
  const running = (globalThis as unknown as Keeper)[KEY];
  if (!running) return new AbortController().signal;
  running.watched = true;
  return running.signal;
}

/** Lets the event loop turn, so that output and an interrupt come through: `await breathe()` in each step of a long loop. */
export function breathe(): Promise<void> {
  return new Promise((turned) => setImmediate(turned));
}

/** For the kernel: a cell begins. @returns whether it has asked for its signal */
export function beginCell(signal: AbortSignal): () => boolean {
  const running: Running = { signal, watched: false };
  (globalThis as unknown as Keeper)[KEY] = running;
  return () => running.watched;
}
