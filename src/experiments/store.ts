import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { UsageError } from "../core/demand";
import { writeFileAtomically } from "../core/files";
import { makeFolder } from "../core/make-folder";
import { printable } from "../core/quoted";
import type { SynthesisRecord } from "../synthesis/record";
import { readRecord, runFolder, type RunFolder } from "../synthesis/run-folder";

/** Raised when what lies in a store changes its shape. */
export const STORE_SCHEMA = 1;

/** A run's files, as any run's, and what an experiment keeps beside them. */
export interface StoredFolder extends RunFolder {
  readonly thumbnail: string;
  readonly metrics: string;
  /** Why it failed. */
  readonly failure: string;
}

/** Where an experiment's runs lie: each in a folder named by its key. */
export interface Store {
  readonly folder: string;
  readonly index: string;
  readonly exemplars: string;
  run(key: string): StoredFolder;
  exemplar(pixelsSha256: string): StoredExemplar;
}

export interface StoredExemplar {
  readonly image: string;
  /** What metrics say of pictures that are no runs. */
  readonly baselines: string;
}

export function storeAt(folder: string): Store {
  const exemplars = join(folder, "exemplars");
  return {
    folder,
    index: join(folder, "index.json"),
    exemplars,
    exemplar: (sha256) => ({ image: join(exemplars, `${sha256}.png`), baselines: join(exemplars, `${sha256}.json`) }),
    run(key) {
      const run = runFolder(join(folder, key));
      const own = (name: string) => join(run.folder, name);
      return { ...run, thumbnail: own("thumbnail.jpg"), metrics: own("metrics.json"), failure: own("failure.json") };
    },
  };
}

/** How a run stands in the store. */
export type RunState =
  | { readonly state: "finished"; readonly record: SynthesisRecord }
  | { readonly state: "failed"; readonly error: string }
  | { readonly state: "pending"; readonly begun: boolean };

const failureSchema = z.object({ error: z.string() });

/** A damaged record counts as a failure, which says so; an absent or damaged failure as none. */
export async function stateOf(run: StoredFolder): Promise<RunState> {
  try {
    const record = await readRecord(run.record);
    if (record) return { state: "finished", record };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return {
      state: "failed",
      error: `${printable(run.record)} is damaged or of another version; --retry-failed makes it anew`,
    };
  }
  const failure = failureSchema.safeParse(await readJson(run.failure));
  if (failure.success) return { state: "failed", error: failure.data.error };
  return { state: "pending", begun: await exists(run.checkpoint) };
}

export async function writeFailure(run: StoredFolder, error: string): Promise<void> {
  await makeFolder(run.folder);
  await writeFileAtomically(run.failure, `${JSON.stringify({ error })}\n`);
}

/** Removes all of a run. */
export async function removeRun({ folder }: RunFolder): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Keys of all runs that lie there, of this declaration or of an earlier one. */
export async function storedKeys({ folder }: Store): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /^[0-9a-f]{64}$/.test(name)).sort();
}

/** Makes the folder, and refuses one that cannot be written, or that a later version of the workbench filled. @throws UsageError */
export async function openStore(store: Store): Promise<void> {
  await makeFolder(store.exemplars);
  const { schema } = z
    .object({ schema: z.unknown() })
    .catch({ schema: STORE_SCHEMA })
    .parse(await readJson(store.index));
  if (schema !== STORE_SCHEMA)
    throw new UsageError(
      `store: expected ${printable(store.folder)} to be of schema ${STORE_SCHEMA}, got ${String(schema)}; give another folder with --out`,
    );
  const trial = join(store.folder, ".trial");
  await writeFileAtomically(trial, "");
  await rm(trial, { force: true });
}

/** The JSON of a file; undefined where it is absent or damaged. */
export async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
