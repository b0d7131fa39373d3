import { readFile } from "node:fs/promises";
import { UsageError } from "../core/demand";
import { quoted } from "../core/quoted";
import { descriptionOf } from "../image/png-description";

/** What a result's picture says of itself, so that it is known again without its folder. @param key  of its record */
export function recordMark(key: string): string {
  return `texture-workbench record ${key}`;
}

/**
 * The key of the record that a picture came with, or undefined where it carries none.
 * @throws UsageError where the file cannot be read or holds no picture
 */
export async function recordKeyOf(path: string): Promise<string | undefined> {
  const description = await readFile(path)
    .then(descriptionOf)
    .catch((error: unknown) => {
      const reason = (error as NodeJS.ErrnoException).code ?? "no picture";
      throw new UsageError(`recordKeyOf: expected an image file at ${quoted(path)}, got ${reason}; check the path`);
    });
  return /^texture-workbench record ([0-9a-f]{64})$/.exec(description ?? "")?.[1];
}
