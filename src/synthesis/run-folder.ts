import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../core/demand";
import { writeFileAtomically } from "../core/files";
import { makeFolder } from "../core/make-folder";
import { printable } from "../core/quoted";
import { readCheckpoint, type Checkpoint } from "./checkpoint";
import { RECORD_SCHEMA, recordSchema, type SynthesisRecord } from "./record";

/** Where the files of a run lie. */
export interface RunFolder {
  readonly folder: string;
  readonly image: string;
  readonly record: string;
  readonly curve: string;
  /** The curve again, as a picture. */
  readonly plot: string;
  /** While it runs. */
  readonly checkpoint: string;
  readonly preview: string;
}

export function runFolder(folder: string): RunFolder {
  return {
    folder,
    image: join(folder, "image.png"),
    record: join(folder, "record.json"),
    curve: join(folder, "curve.html"),
    plot: join(folder, "curve.png"),
    checkpoint: join(folder, "checkpoint.bin"),
    preview: join(folder, "preview.png"),
  };
}

/** What a folder holds of a run. */
export interface Found {
  readonly record?: SynthesisRecord;
  readonly checkpoint?: Checkpoint;
}

/**
 * Makes the folder where needed and looks for a run with this key in it.
 * @param force  remove whatever run it holds
 * @throws UsageError where it cannot be written, or holds another run
 */
export async function openRun(run: RunFolder, key: string, force: boolean): Promise<Found> {
  await makeFolder(run.folder);
  if (force) await clearRun(run);
  const record = await readRecord(run.record);
  if (record) {
    if (record.key === key) return { record };
    throw anotherRun(run.folder, record.key, key);
  }
  const checkpoint = await readCheckpoint(run.checkpoint);
  if (checkpoint && checkpoint.key !== key) throw anotherRun(run.folder, checkpoint.key, key);
  if (checkpoint) return { checkpoint };
  await writeFileAtomically(run.preview, "");
  await rm(run.preview);
  return {};
}

/** Removes what a run leaves only while it runs, and what a killed one was writing. */
export async function closeRun({ folder, checkpoint, preview }: RunFolder): Promise<void> {
  const halves = (await readdir(folder)).filter((name) => /^\.writing-\w{6}$/.test(name));
  await removed([checkpoint, preview, ...halves.map((name) => join(folder, name))]);
}

/** Removes a run of any key, so that another may take its place. */
async function clearRun(run: RunFolder): Promise<void> {
  await removed([run.record, run.image, run.curve, run.plot]);
  await closeRun(run);
}

async function removed(paths: readonly string[]): Promise<void> {
  await Promise.all(paths.map((path) => rm(path, { recursive: true, force: true })));
}

export async function writeRecord(path: string, record: SynthesisRecord): Promise<void> {
  await writeFileAtomically(path, `${JSON.stringify(record, null, 1)}\n`);
}

/** The record at a path, or undefined where there is none. @throws UsageError where it is damaged or of another version */
export async function readRecord(path: string): Promise<SynthesisRecord | undefined> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  const { success, data } = recordSchema.safeParse(jsonOrNull(text));
  if (success) return data;
  throw new UsageError(
    `record: expected ${printable(path)} to be a record of schema ${RECORD_SCHEMA}, got something else; give another folder with --out, or --force to replace it`,
  );
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Refused by the schema, with the file's name.
  }
}

function anotherRun(folder: string, found: string, key: string): UsageError {
  return new UsageError(
    `out: expected ${printable(folder)} to be empty or to hold run ${key.slice(0, 8)}, got run ${found.slice(0, 8)}, of other settings; give another folder with --out, or --force to replace it`,
  );
}
