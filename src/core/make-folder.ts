import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { demand, UsageError } from "./demand";
import { quoted } from "./quoted";

export interface MakeFolderOptions {
  /** Who refuses. Default: out. */
  readonly caller?: string;
  /** What to do next. Default: give another with --out. */
  readonly advice?: string;
}

/** Makes a folder, and those above it, where they are not there. @throws UsageError where that cannot be */
export async function makeFolder(
  path: string,
  { caller = "out", advice = "give another with --out" }: MakeFolderOptions = {},
): Promise<void> {
  demand(path !== "", caller, "the name of a folder", path);
  try {
    await made(resolve(path));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "an error";
    throw new UsageError(`${caller}: expected a folder that can be made at ${quoted(path)}, got ${code}; ${advice}`);
  }
}

/** Not mkdir's own `recursive`, which under /proc tries forever (Node 20). */
async function made(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && (await stat(path)).isDirectory()) return;
    if (code !== "ENOENT" || dirname(path) === path) throw error;
    await made(dirname(path));
    await mkdir(path);
  }
}
