import { readFile, rm } from "node:fs/promises";
import { deserialize, serialize } from "node:v8";
import { UsageError } from "../core/demand";
import { writeFileAtomically } from "../core/files";
import type { MinimizeState } from "../optimize/minimize";
import type { ScaleCurve } from "./record";

/** A run between two evaluations. */
export interface Checkpoint {
  /** The run's key: a checkpoint of another run is not taken. */
  readonly key: string;
  /** Index of the scale under way. */
  readonly scale: number;
  /** The optimizer's state in that scale. */
  readonly state: MinimizeState;
  /** Curves of the scales done, and of this one up to the state. */
  readonly curves: readonly ScaleCurve[];
  readonly milliseconds: number;
}

const FORMAT = "texture-workbench checkpoint 1";

/** Node's structured serialization: typed arrays keep their bytes, so that a resumed run goes on bit for bit. */
export async function writeCheckpoint(path: string, checkpoint: Checkpoint): Promise<void> {
  await writeFileAtomically(path, serialize({ format: FORMAT, checkpoint }));
}

/** The checkpoint at a path, or undefined where there is none. @throws UsageError where it cannot be read */
export async function readCheckpoint(path: string): Promise<Checkpoint | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  const refusal = new UsageError(
    `checkpoint: expected ${path} to hold a run's state, got something else; delete it to begin the run anew`,
  );
  let content: { format?: unknown; checkpoint?: Checkpoint } | null;
  try {
    content = deserialize(bytes) as typeof content;
  } catch {
    throw refusal;
  }
  if (content?.format !== FORMAT || !content.checkpoint) throw refusal;
  return content.checkpoint;
}

export async function removeCheckpoint(path: string): Promise<void> {
  await rm(path, { force: true });
}
