import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { demand, UsageError } from "../core/demand";
import { quoted } from "../core/quoted";

/** Makes a folder of results, and those above it, where they are not there. @throws UsageError where that cannot be */
export async function makeFolder(path: string): Promise<void> {
  demand(path !== "", "out", "the name of a folder", path);
  try {
    await made(resolve(path));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "an error";
    throw new UsageError(
      `out: expected a folder that can be made at ${quoted(path)}, got ${code}; give another with --out`,
    );
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
