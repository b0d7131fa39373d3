import { launchBrowser } from "./launch";
import { findBrowser, type BrowserSource } from "./places";

/** Whether figures can be drawn by a browser here. */
export interface BrowserState {
  readonly ready: boolean;
  readonly path?: string;
  /** Known once it was started. */
  readonly version?: string;
  /** Why it is not ready. */
  readonly reason?: string;
  /** A command, or what to set. */
  readonly howToGet: string;
}

export interface BrowserCheck extends BrowserSource {
  /** Start the browser, too: one that is there may not run. Default false. */
  readonly launch?: boolean;
  /** Milliseconds it may take. Default 15000. */
  readonly limit?: number;
}

/** Looks for the browser that `figureRenderer` would take, and tries it where asked to. Never throws for want of one. */
export async function browserState({ launch = false, limit = 15_000, ...source }: BrowserCheck): Promise<BrowserState> {
  const howToGet = howTo(process.platform);
  const found = await findBrowser(source);
  if ("reason" in found) return { ready: false, reason: found.reason, howToGet };
  const { path } = found;
  if (!launch) return { ready: true, path, howToGet };
  try {
    const { browser, kill } = await launchBrowser(path, { limit });
    const version = browser.version();
    await kill();
    return { ready: true, path, version, howToGet };
  } catch (error) {
    return { ready: false, path, reason: (error as Error).message.split("\n")[0]!, howToGet };
  }
}

/** The likeliest command for a system. */
export function howTo(platform: NodeJS.Platform): string {
  if (platform === "darwin") return "brew install --cask chromium";
  if (platform === "win32") return "winget install --id Google.Chrome";
  return "sudo apt-get install chromium (or your distribution's package), or npx playwright-core install chromium";
}
