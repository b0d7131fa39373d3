import { mkdtemp, open, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UsageError } from "./demand";
import { quoted } from "./quoted";

/**
 * Makes a file whole or not at all: `write` fills a temporary file on the same disk, which is flushed and then renamed
 * over `path`. A reader sees the old file or the new one, never half of one; nothing is left behind on failure.
 * The temporary lies in a folder of its own (`.writing-XXXXXX`, beside `path`), so that two writers never meet.
 * @param write  gets the temporary's path and must create that file
 * @throws UsageError where the disk refuses (no such folder, no permission, disk full); what `write` throws otherwise
 */
export async function atomically(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  let folder: string | undefined;
  try {
    folder = await mkdtemp(join(dirname(path), ".writing-"));
    const temporary = join(folder, "file");
    await write(temporary);
    await flush(temporary);
    await rename(temporary, path);
  } catch (error) {
    throw diskRefusal(path, error);
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** Writes text (as UTF-8), bytes or parts of bytes to a file, whole or not at all. @throws UsageError where the disk refuses */
export async function writeFileAtomically(path: string, content: string | Uint8Array | Uint8Array[]): Promise<void> {
  await atomically(path, (temporary) => writeFile(temporary, content));
}

/** Asks for the bytes to be on the disk before the name points at them: a rename may otherwise outlive its content. */
async function flush(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What to throw where writing a file failed: a sentence where the disk refused, the error itself otherwise. */
export function diskRefusal(path: string, error: unknown): unknown {
  return isDiskError(error) ? new UsageError(sentence(path, error)) : error;
}

function isDiskError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && "syscall" in error;
}

function sentence(path: string, error: NodeJS.ErrnoException): string {
  const folder = dirname(path);
  const advice: Readonly<Record<string, string>> = {
    ENOENT: `no folder ${quoted(folder)}; make it first`,
    ENOTDIR: `${quoted(folder)}, which is no folder; choose another path`,
    EISDIR: "a folder of that name; choose another path",
    EACCES: "no permission; choose a folder you may write to",
    EPERM: "no permission; choose a folder you may write to",
    EROFS: "a read-only disk; choose another folder",
    ENOSPC: "a full disk; free some space and run again",
  };
  const got = advice[error.code ?? ""] ?? `the error ${error.code ?? error.message}; choose another path`;
  return `write: expected to write ${quoted(path)}, got ${got}`;
}
