/**
 * A promise's result, if it comes in time and the signal is not raised before.
 * @param limit  milliseconds
 * @param what   the work, for the message: "draw"
 */
export async function withinTime<T>(work: Promise<T>, limit: number, what: string, signal?: AbortSignal): Promise<T> {
  const limits = new AbortController();
  const timer = setTimeout(() => limits.abort(new Error(`it did not ${what} within ${limit / 1000} s`)), limit);
  const interrupt = () => limits.abort(new Error("it was interrupted"));
  signal?.addEventListener("abort", interrupt);
  if (signal?.aborted) interrupt();
  work.catch(() => undefined); // Told already, where it fails after its time.
  try {
    return await Promise.race([work, aborted(limits.signal)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", interrupt);
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, refuse) => {
    const stop = () => refuse(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop);
  });
}
