/** Places of the numbers that the kernel's main thread and its guard share. */
export const Flags = {
  /** Interrupts asked for so far. */
  asked: 0,
  /** Of these, how many the main thread has heard of. */
  heard: 1,
  /** 0 while the compiler is at work, which is not to be stopped; else 1. */
  stoppable: 2,
  /** 1 while the guard is about to stop what runs: the compiler waits until that is over. */
  stopping: 3,
} as const;

export function newFlags(): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(4 * Object.keys(Flags).length));
}
