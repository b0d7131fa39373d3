import { setTimeout as later } from "node:timers/promises";
import { lock } from "proper-lockfile";

export interface LockOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called once where another process holds it. */
  readonly onWaiting?: (() => void) | undefined;
}

/** Milliseconds after which a lock that its holder no longer renews counts for nothing: a killed process leaves one. */
const STALE = 10_000;
const POLL = 250;

/**
 * Does work while no other process does work under the same path, which need not exist.
 * @throws the signal's reason where that is aborted while waiting
 */
export async function exclusively<T>(
  path: string,
  work: () => Promise<T>,
  { signal, onWaiting }: LockOptions = {},
): Promise<T> {
  let told = false;
  for (;;) {
    const release = await tryLock(path);
    if (release) return work().finally(release);
    if (!told) onWaiting?.();
    told = true;
    signal?.throwIfAborted();
    await later(POLL, undefined, signal ? { signal } : {});
  }
}

/** A lock that is lost (the machine slept) is not an error: what is done under it is checked and renamed into place whole. */
async function tryLock(path: string): Promise<(() => Promise<void>) | undefined> {
  try {
    const release = await lock(path, { realpath: false, stale: STALE, onCompromised: () => undefined });
    return () => release().catch(() => undefined);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ELOCKED") return undefined;
    throw error;
  }
}
