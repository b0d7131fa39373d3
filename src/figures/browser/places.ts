import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { posix, win32 } from "node:path";

/** Where to look for a browser. */
export interface BrowserSource {
  /** The one to take; "none" for no browser. Where it is not given, the usual places are tried. */
  readonly executable?: string | undefined;
  /** Environment variables, by which the usual places are found: PATH, and on Windows ProgramFiles and others. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
}

/** Given in place of a path. */
export const NO_BROWSER = "none";

const commands = [
  ...["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
  ...["microsoft-edge", "microsoft-edge-stable", "msedge"],
];
const applications = ["Google Chrome", "Chromium", "Microsoft Edge"];
const onWindows = ["Google\\Chrome\\Application\\chrome.exe", "Chromium\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"]; // prettier-ignore

/** Paths at which a system keeps Chromium, Chrome or Edge, the likeliest first. */
export function usualPlaces(platform: NodeJS.Platform, environment: BrowserSource["environment"] = {}): string[] {
  if (platform === "win32") {
    const folders = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].map((name) => environment[name]);
    const given = folders.filter((folder) => folder !== undefined && folder !== "") as string[];
    return onWindows.flatMap((name) => given.map((folder) => win32.join(folder, name)));
  }
  const folders = (environment.PATH ?? "").split(":").filter((folder) => posix.isAbsolute(folder));
  const onPath = commands.flatMap((command) => folders.map((folder) => posix.join(folder, command)));
  if (platform !== "darwin") return onPath;
  const homes = ["", environment.HOME ?? ""].map((home) => `${home}/Applications`);
  const bundles = applications.flatMap((name) => homes.map((home) => `${home}/${name}.app/Contents/MacOS/${name}`));
  return [...new Set(bundles), ...onPath];
}

/** The browser to take, or why there is none. */
export type FoundBrowser = { readonly path: string } | { readonly reason: string };

export async function findBrowser(
  { executable, environment }: BrowserSource,
  platform: NodeJS.Platform = process.platform,
): Promise<FoundBrowser> {
  if (executable === NO_BROWSER) return { reason: "none is wanted" };
  if (executable !== undefined && executable !== "")
    return (await canRun(executable))
      ? { path: executable }
      : { reason: `${JSON.stringify(executable)} is no file that can be run` };
  for (const path of usualPlaces(platform, environment)) if (await canRun(path)) return { path };
  const { chromium } = await import("playwright-core");
  const own = chromium.executablePath();
  return own !== "" && (await canRun(own)) ? { path: own } : { reason: "none was found" };
}

async function canRun(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false; // Whatever hinders, another place may do.
  }
}
