import { join, resolve } from "node:path";
import envPaths from "env-paths";
import type { WeightsSource } from "../features/weights/load";
import type { BrowserSource } from "../figures/browser/places";

/** Where weights are fetched to: below TEXTURE_WORKBENCH_HOME, else below the platform's place for what can be had again. */
export function weightsHome(): string {
  const { TEXTURE_WORKBENCH_HOME: home = "" } = process.env;
  return join(home === "" ? envPaths("texture-workbench", { suffix: "" }).cache : resolve(home), "weights");
}

/** Where the environment, and a file if given, say that weights lie: TEXTURE_WEIGHTS_DIR before those that were fetched. */
export function weightsSource(file?: string): WeightsSource {
  const folder = process.env.TEXTURE_WEIGHTS_DIR;
  return { ...(file === undefined ? {} : { file }), folders: [...(folder ? [folder] : []), weightsHome()] };
}

/** Where a browser for pictures of figures is: TEXTURE_CHROMIUM names one, or "none"; else the usual places. */
export function browserSource(): BrowserSource {
  return { executable: process.env.TEXTURE_CHROMIUM, environment: process.env };
}

/** Milliseconds. What it tells is shown, never part of a result. */
export function clock(): number {
  return performance.now();
}
