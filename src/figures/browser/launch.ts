import type { Browser } from "playwright-core";
import { startProcess } from "./process";
import { withinTime } from "./within-time";

/** A browser of our own that can be ended at any time, hung or not. */
export interface OwnBrowser {
  readonly browser: Browser;
  /** Ends its processes, not asking it. */
  readonly kill: () => Promise<void>;
}

export interface LaunchLimits {
  /** Milliseconds that starting it may take. */
  readonly limit: number;
  /** Raised: it is ended at once. */
  readonly signal?: AbortSignal | undefined;
}

/** Starts it. @throws Error where it does not start in time or is interrupted; nothing of it is left then */
export async function launchBrowser(path: string, { limit, signal }: LaunchLimits): Promise<OwnBrowser> {
  const { endpoint, kill } = await startProcess(path);
  try {
    const connecting = Promise.all([import("playwright-core"), endpoint]).then(([{ chromium }, at]) =>
      chromium.connectOverCDP(at),
    );
    return { browser: await withinTime(connecting, limit, "start", signal), kill };
  } catch (error) {
    await kill();
    throw error;
  }
}
