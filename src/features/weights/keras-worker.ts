import { parentPort, workerData } from "node:worker_threads";
import type { Dataset, Entity, Group } from "h5wasm";
import { sizeOf } from "../../core/ndarray";
import { MAX_NUMBERS } from "./tensor-file";

/** What lies under a canonical name: numbers, or why it holds none. */
export type Found =
  | { readonly key: string; readonly shape: readonly number[]; readonly data: Float32Array<ArrayBuffer> }
  | { readonly key: string; readonly problem: string };

/** Groups within groups deeper than this are a loop or not Keras's (which has up to four). */
const MAX_DEPTH = 6;
/** Entries of all groups: a VGG file has about a hundred. */
const MAX_ENTRIES = 10_000;
/** HDF5's number of its class of floating-point types. */
const FLOAT = 1;

/** One of VGG's convolutions, anywhere in a path; its last part as Keras 1 and 2 name them. */
const LAYER = /\/(block[1-5]_conv[1-4])\//;
const KERNEL = /(?:^|_)(?:W_1|kernel)(?::0)?$/;
const BIAS = /(?:^|_)(?:b_1|bias)(?::0)?$/;

/**
 * Reads the bytes of an HDF5 file. The library keeps them in a file system of its own in memory, so that links and
 * external data of a hostile file lead nowhere.
 */
async function read(bytes: Uint8Array): Promise<Found[]> {
  const { ready, File } = await import("h5wasm");
  const { FS } = await ready;
  FS.writeFile("weights.h5", bytes);
  const file = new File("weights.h5", "r");
  const whole = file.get("model_weights"); // In a file of a whole model rather than of its weights alone.
  const datasets = new Map<string, Dataset>();
  collect(isGroup(whole) ? whole : file, "", { entries: 0 }, datasets);
  return [...datasets].map(([key, dataset]) => numbersOf(key, dataset));
}

/** The first dataset of a name counts. */
function collect(group: Group, path: string, count: { entries: number }, into: Map<string, Dataset>): void {
  if (path.split("/").length > MAX_DEPTH) return;
  for (const name of group.keys()) {
    if (++count.entries > MAX_ENTRIES) throw new Error("too many entries");
    const entry = group.get(name);
    if (isGroup(entry)) collect(entry, `${path}/${name}`, count, into);
    else if (isDataset(entry)) {
      const key = canonicalName(`${path}/`, name);
      if (key !== undefined && !into.has(key)) into.set(key, entry);
    }
  }
}

function isGroup(entry: Entity | null): entry is Group {
  return typeOf(entry) === "Group";
}

function isDataset(entry: Entity | null): entry is Dataset {
  return typeOf(entry) === "Dataset";
}

function typeOf(entry: Entity | null): string | undefined {
  return entry && "type" in entry ? entry.type : undefined;
}

function canonicalName(path: string, name: string): string | undefined {
  const layer = LAYER.exec(path)?.[1];
  const kind = KERNEL.test(name) ? "kernel" : BIAS.test(name) ? "bias" : undefined;
  return layer === undefined || kind === undefined ? undefined : `${layer}/${kind}`;
}

/** Type and shape are looked at before anything is read: compressed data may claim to be of any size. */
function numbersOf(key: string, dataset: Dataset): Found {
  const { shape, type, size, littleEndian } = dataset.metadata;
  if (!shape || type !== FLOAT || size !== 4 || !littleEndian) return { key, problem: "another type of number" };
  if (!(sizeOf(shape) <= MAX_NUMBERS)) return { key, problem: `shape [${shape.join(", ")}]` };
  const { value } = dataset;
  if (!(value instanceof Float32Array && value.length === sizeOf(shape))) return { key, problem: "damaged data" };
  return { key, shape, data: Float32Array.from(value) };
}

void read((workerData as { bytes: Uint8Array }).bytes).then((found) => {
  const buffers = found.flatMap((one) => ("data" in one ? [one.data.buffer] : []));
  parentPort!.postMessage(found, buffers);
});
