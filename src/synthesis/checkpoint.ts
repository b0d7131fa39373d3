import { readFile } from "node:fs/promises";
import { deserialize, serialize } from "node:v8";
import { crc32 } from "node:zlib";
import { UsageError } from "../core/demand";
import { writeFileAtomically } from "../core/files";
import { printable } from "../core/quoted";
import type { MinimizeState } from "../optimize/minimize";
import type { ScaleCurve } from "./record";

/** A run between two evaluations. */
export interface Checkpoint {
  /** The run's key: a checkpoint of another run is not taken. */
  readonly key: string;
  /** Index of the scale under way. */
  readonly scale: number;
  /** Index of the round under way in that scale. */
  readonly round: number;
  /** The optimizer's state in that round. */
  readonly state: MinimizeState;
  /** Curves of the scales done, and of this one up to the state. */
  readonly curves: readonly ScaleCurve[];
  readonly milliseconds: number;
}

const FORMAT = "texture-workbench checkpoint 2";
const CRC_BYTES = 4;

/**
 * Node's structured serialization: typed arrays keep their bytes, so that a resumed run goes on bit for bit. A CRC-32
 * before it tells damage, which would otherwise go on as another run.
 */
export async function writeCheckpoint(path: string, checkpoint: Checkpoint): Promise<void> {
  const content = serialize({ format: FORMAT, checkpoint });
  const crc = Buffer.alloc(CRC_BYTES);
  crc.writeUInt32LE(crc32(content));
  await writeFileAtomically(path, [crc, content]);
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
  const content = bytes.subarray(CRC_BYTES);
  if (bytes.length > CRC_BYTES && bytes.readUInt32LE() === crc32(content)) {
    const { format, checkpoint } = deserialize(content) as { format: unknown; checkpoint: Checkpoint };
    if (format === FORMAT) return checkpoint;
  }
  throw new UsageError(
    `checkpoint: expected ${printable(path)} to hold a run's state, got something else; delete it to begin the run anew`,
  );
}
