import { open, readFile, rm, stat, type FileHandle } from "node:fs/promises";
import { z } from "zod";
import { writeFileAtomically } from "../../core/files";

const noteSchema = z.object({ url: z.string(), validator: z.string().optional() });

/** What lies beside a partial download: where it comes from, and its version there (a strong ETag or a date). */
export type Note = z.infer<typeof noteSchema>;

/** How far an earlier download of this address came: its bytes, and the version they are of. */
export async function earlier(path: string, url: string): Promise<{ bytes: number; validator?: string | undefined }> {
  const text = await readFile(noteOf(path), "utf8").catch(() => "null");
  const { data: note } = noteSchema.safeParse(jsonOrNull(text));
  if (note?.url !== url) return { bytes: 0 };
  const info = await stat(path).catch(() => undefined);
  return info?.isFile() === true && info.size > 0 ? { bytes: info.size, validator: note.validator } : { bytes: 0 };
}

/** Opens a partial download to go on behind its first bytes, of which nothing else is kept. @param note  written first */
export async function openPartial(path: string, bytes: number, note: Note): Promise<FileHandle> {
  await writeFileAtomically(noteOf(path), JSON.stringify(note));
  return open(path, bytes === 0 ? "w" : "a");
}

export async function dropPartial(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(noteOf(path), { force: true });
}

function noteOf(path: string): string {
  return `${path}.json`;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Of no address: the download begins anew.
  }
}
