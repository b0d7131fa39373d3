import { setTimeout as later } from "node:timers/promises";
import { lock } from "proper-lockfile";
import { UsageError } from "./demand";
import { quoted } from "./quoted";

export interface LockOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called once where another process holds it. */
  readonly onWaiting?: (() => void) | undefined;
  /** Milliseconds after which a lock that its holder no longer renews counts for nothing: a killed process leaves one. */
  readonly stale?: number;
  /** Milliseconds to wait for another process; more than `stale`, where a killed one's lock is to be taken. Default: any time. */
  readonly patience?: number;
}

const POLL = 250;

/**
 * Does work while no other process does work under the same path, which need not exist.
 * @throws UsageError where another process holds it for longer than there is patience for; the signal's reason where that is
 *   aborted while waiting
 */
export async function exclusively<T>(
  path: string,
  work: () => Promise<T>,
  { signal, onWaiting, stale = 10_000, patience = Infinity }: LockOptions = {},
): Promise<T> {
  for (let waited = 0; ; waited += POLL) {
    const release = await tryLock(path, stale);
    if (release) return work().finally(release);
    if (waited === 0) onWaiting?.();
    if (waited > patience)
      throw new UsageError(
        `lock: expected ${quoted(path)} to be free, got another process at work there; wait for its end, or stop it`,
      );
    signal?.throwIfAborted();
    await later(POLL, undefined, signal ? { signal } : {});
  }
}

/** A lock that is lost (the machine slept) is not an error: what is done under it is checked and renamed into place whole. */
async function tryLock(path: string, stale: number): Promise<(() => Promise<void>) | undefined> {
  try {
    const release = await lock(path, { realpath: false, stale, onCompromised: () => undefined });
    return () => release().catch(() => undefined);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ELOCKED") return undefined;
    throw error;
  }
}
