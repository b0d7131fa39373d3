import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** What is too large for this repository (weights, golden tensors) lies beside it. */
const FOLDER = resolve(__dirname, "../../../shared");

/**
 * A `describe` for tests that read ../shared. Where that folder does not exist they are skipped and the title says why;
 * where it exists, or where CI is set, they run, so that a missing file fails.
 */
export function describeShared(title: string, body: (this: Mocha.Suite) => void): void {
  const reason = reasonToSkip(FOLDER, process.env.CI);
  if (reason === undefined) describe(title, body);
  else describe.skip(`${title} (skipped: ${reason})`, body);
}

export function reasonToSkip(folder: string, ci: string | undefined): string | undefined {
  if (existsSync(folder) || (ci !== undefined && ci !== "")) return undefined;
  return `there is no folder ${folder}`;
}

/** Path of a file of ../shared, as in `sharedFile("golden/golden.json")`; to be called in a test or its hook. */
export function sharedFile(name: string, folder = FOLDER): string {
  const path = join(folder, name);
  if (!existsSync(path)) throw new Error(`tests: expected a file ${path}, got none; a test needs it`);
  return path;
}
