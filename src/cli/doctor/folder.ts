import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Check } from "./check";

/** Can files be written there? Told of the folder, or of the nearest one above it that exists; nothing is made. */
export async function folderCheck(name: string, folder: string, mend: string): Promise<Check> {
  try {
    const nearest = await existing(resolve(folder));
    if (!(await stat(nearest)).isDirectory()) return { name, state: "broken", says: `${nearest} is no folder`, mend };
    await access(nearest, constants.W_OK | constants.X_OK);
    return { name, state: "ok", says: `${folder}, writable` };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    return { name, state: "broken", says: `${folder} cannot be written to (${code})`, mend };
  }
}

async function existing(folder: string): Promise<string> {
  try {
    await stat(folder);
    return folder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || dirname(folder) === folder) throw error;
    return existing(dirname(folder));
  }
}
