import { open, type FileHandle } from "node:fs/promises";
import { z } from "zod";
import type { UsageError } from "../../core/demand";
import { sizeOf, type NdArray } from "../../core/ndarray";
import { fileRefusal, MAX_NUMBERS, shortName, type TensorFile } from "./tensor-file";

/** A header larger than this is a lie or not ours; VGG's has 3 kB. */
const MAX_HEADER_BYTES = 10_000_000;
/** Metadata under which fetching notes the release file's md5, and before a tensor's name its sha256. */
export const MD5 = "md5";
export const SHA256 = "sha256 ";

const offset = z.number().int().nonnegative();
const entrySchema = z.object({
  dtype: z.string(),
  shape: z.array(offset).max(8),
  data_offsets: z.tuple([offset, offset]),
});
type Entry = z.infer<typeof entrySchema>;

interface Header {
  /** By name: a map, so that no name means anything to it. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly metadata: ReadonlyMap<string, string>;
  /** Where the data begins, in bytes. */
  readonly start: number;
}

/**
 * Opens a file and checks its whole header against its size, so that no later read leaves the file. Tensors are read
 * when asked for. Source: huggingface/safetensors, README, "Format". @throws UsageError
 */
export async function openSafetensors(path: string): Promise<TensorFile> {
  const file = await open(path).catch((error: unknown) => {
    throw fileRefusal(path, "a readable file", (error as NodeJS.ErrnoException).code ?? "an error");
  });
  try {
    const { entries, metadata, start } = await readHeader(file, path);
    return {
      path,
      keys: [...entries.keys()],
      read: (key) => readTensor(file, path, key, entries.get(key), start),
      vouches: (md5, key, sha256) => metadata.get(MD5) === md5 && metadata.get(SHA256 + key) === sha256,
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readHeader(file: FileHandle, path: string): Promise<Header> {
  const info = await file.stat();
  if (!info.isFile()) throw refusal(path, "a header", "a folder or device");
  const { size } = info;
  const length = size >= 8 ? Number((await bytesAt(file, path, 0, 8)).readBigUInt64LE()) : Infinity;
  if (!(length <= MAX_HEADER_BYTES && 8 + length <= size))
    throw refusal(path, "a header within the file", `${size} bytes`);
  const entries = new Map<string, Entry>();
  const metadata = new Map<string, string>();
  for (const [key, value] of Object.entries(parsed(await bytesAt(file, path, 8, length), path)))
    if (key === "__metadata__") readMetadata(value, metadata);
    else entries.set(key, checkedEntry(path, key, value, size - 8 - length));
  demandNoGaps(path, entries, size - 8 - length);
  return { entries, metadata, start: 8 + length };
}

function parsed(bytes: Buffer, path: string): object {
  try {
    const header: unknown = JSON.parse(bytes.toString("utf8"));
    if (typeof header === "object" && header !== null && !Array.isArray(header)) return header;
  } catch {
    // Told below, as for any header that is no object.
  }
  throw refusal(path, "a JSON header", "something else");
}

function readMetadata(value: unknown, metadata: Map<string, string>): void {
  if (typeof value !== "object" || value === null) return;
  for (const [name, text] of Object.entries(value)) if (typeof text === "string") metadata.set(name, text);
}

function checkedEntry(path: string, key: string, value: unknown, dataBytes: number): Entry {
  const { data: entry } = entrySchema.safeParse(value);
  if (!entry)
    throw refusal(path, "dtype, shape and data_offsets of each tensor", `another entry for ${shortName(key)}`);
  const [begin, end] = entry.data_offsets;
  if (!(begin <= end && end <= dataBytes))
    throw refusal(path, `tensor ${shortName(key)} within the file`, "offsets beyond it (is it cut short?)");
  return entry;
}

/** As the format demands: the tensors cover the data, each byte once. */
function demandNoGaps(path: string, entries: ReadonlyMap<string, Entry>, dataBytes: number): void {
  let at = 0;
  const byPlace = [...entries].sort(([, { data_offsets: a }], [, { data_offsets: b }]) => a[0] - b[0] || a[1] - b[1]);
  for (const [key, entry] of byPlace) {
    const [begin, end] = entry.data_offsets;
    if (begin !== at)
      throw refusal(path, "one tensor after the other", `${shortName(key)} from byte ${begin} on, not ${at}`);
    at = end;
  }
  if (at !== dataBytes) throw refusal(path, `${at} bytes of tensors`, `${dataBytes}`);
}

async function readTensor(
  file: FileHandle,
  path: string,
  key: string,
  entry: Entry | undefined,
  start: number,
): Promise<NdArray> {
  if (!entry) throw refusal(path, `a tensor ${shortName(key)}`, "none");
  const {
    dtype,
    shape,
    data_offsets: [begin, end],
  } = entry;
  const count = sizeOf(shape);
  if (!(dtype === "F32" && count <= MAX_NUMBERS && end - begin === 4 * count))
    throw refusal(path, `float32 numbers of ${shortName(key)}'s shape`, `${shortName(dtype)} in ${end - begin} bytes`);
  const bytes = await bytesAt(file, path, start + begin, end - begin);
  return { shape, data: new Float32Array(bytes.buffer, bytes.byteOffset, count) };
}

/** In memory of its own, so that float32 views are aligned. */
async function bytesAt(file: FileHandle, path: string, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.from(new ArrayBuffer(length));
  const { bytesRead } = await file.read(bytes, 0, length, position);
  if (bytesRead !== length) throw refusal(path, `${length} bytes at ${position}`, `${bytesRead}`);
  return bytes;
}

function refusal(path: string, wanted: string, got: string): UsageError {
  return fileRefusal(path, `a safetensors file with ${wanted}`, got);
}
