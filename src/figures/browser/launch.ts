import type { Browser } from "playwright-core";
import { withinTime } from "./within-time";

/** A browser of our own that can be ended at any time, hung or not. */
export interface OwnBrowser {
  readonly browser: Browser;
  /** Ends its processes, not asking it. */
  readonly kill: () => Promise<void>;
}

/** What a browser is started with. Chromium's sandbox refuses to work for root, and is left on for all others. */
export function launchOptions(path: string, limit: number, user: number | undefined) {
  return {
    executablePath: path,
    timeout: limit,
    chromiumSandbox: user !== 0,
    // Ours to decide: a run that is interrupted ends by its own rules.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    // The same gray edges of letters everywhere.
    args: ["--disable-gpu", "--disable-lcd-text", "--font-render-hinting=none"],
  };
}

/** Starts it. @param limit  milliseconds @throws Error where it does not start in time; nothing of it is left then */
export async function launchBrowser(path: string, limit: number): Promise<OwnBrowser> {
  const { chromium } = await import("playwright-core");
  const server = await chromium.launchServer(launchOptions(path, limit, process.getuid?.()));
  try {
    const browser = await withinTime(chromium.connect(server.wsEndpoint()), limit, "connect");
    return { browser, kill: () => server.kill() };
  } catch (error) {
    await server.kill();
    throw error;
  }
}
