import { open, type FileHandle } from "node:fs/promises";
import { z } from "zod";
import { UsageError } from "../../core/demand";
import { sizeOf, type NdArray } from "../../core/ndarray";

/** A header larger than this is a lie or not ours; VGG's has 3 kB. */
const MAX_HEADER_BYTES = 10_000_000;

const entrySchema = z.object({
  dtype: z.string(),
  shape: z.array(z.number().int().nonnegative()),
  data_offsets: z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]),
});
type Entry = z.infer<typeof entrySchema>;

/** A safetensors file's float32 tensors, read when asked for. Source: huggingface/safetensors, README, "Format". */
export interface SafetensorsFile {
  readonly keys: readonly string[];
  read(key: string): Promise<NdArray>;
  close(): Promise<void>;
}

/** Opens a file and checks its header against its size, so that no later read leaves the file. @throws UsageError */
export async function openSafetensors(path: string): Promise<SafetensorsFile> {
  const file = await open(path).catch((error: unknown) => {
    throw new UsageError(
      `weights: expected a readable file at ${path}, got ${(error as NodeJS.ErrnoException).code ?? "an error"}; give another with --weights FILE`,
    );
  });
  try {
    const { entries, start } = await readHeader(file, path);
    return {
      keys: [...entries.keys()],
      read: (key) => readTensor(file, path, key, entries.get(key), start),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readHeader(file: FileHandle, path: string): Promise<{ entries: Map<string, Entry>; start: number }> {
  const entry = await file.stat();
  if (!entry.isFile()) throw refusal(path, "a header", "a folder or device");
  const { size } = entry;
  const length = size >= 8 ? Number((await bytesAt(file, 0, 8)).readBigUInt64LE()) : Infinity;
  if (!(length <= MAX_HEADER_BYTES && 8 + length <= size))
    throw refusal(path, "a header within the file", `${size} bytes`);
  const entries = new Map<string, Entry>();
  for (const [key, value] of Object.entries(parsed(await bytesAt(file, 8, length), path))) {
    if (key === "__metadata__") continue;
    const { data: entry } = entrySchema.safeParse(value);
    if (!entry) throw refusal(path, "dtype, shape and data_offsets of each tensor", `another entry for ${key}`);
    const [begin, end] = entry.data_offsets;
    if (!(begin <= end && 8 + length + end <= size))
      throw refusal(path, `tensor ${key} within the file`, "offsets beyond it (is it cut short?)");
    entries.set(key, entry);
  }
  return { entries, start: 8 + length };
}

function parsed(bytes: Buffer, path: string): object {
  try {
    const header: unknown = JSON.parse(bytes.toString("utf8"));
    if (typeof header === "object" && header !== null) return header;
  } catch {
    // Told below, as for any header that is no object.
  }
  throw refusal(path, "a JSON header", "something else");
}

async function readTensor(
  file: FileHandle,
  path: string,
  key: string,
  entry: Entry | undefined,
  start: number,
): Promise<NdArray> {
  if (!entry) throw refusal(path, `a tensor ${key}`, "none");
  const {
    dtype,
    shape,
    data_offsets: [begin, end],
  } = entry;
  if (dtype !== "F32" || end - begin !== 4 * sizeOf(shape))
    throw refusal(path, `float32 numbers of ${key}'s shape`, `${dtype} in ${end - begin} bytes`);
  const bytes = await bytesAt(file, start + begin, end - begin);
  return { shape, data: new Float32Array(bytes.buffer, bytes.byteOffset, sizeOf(shape)) };
}

/** In memory of its own, so that float32 views are aligned. */
async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.from(new ArrayBuffer(length));
  const { bytesRead } = await file.read(bytes, 0, length, position);
  if (bytesRead !== length) throw new Error(`safetensors: expected ${length} bytes at ${position}, got ${bytesRead}`);
  return bytes;
}

function refusal(path: string, wanted: string, got: string): UsageError {
  return new UsageError(
    `weights: expected ${path} to be a safetensors file with ${wanted}, got ${got}; give another with --weights FILE`,
  );
}
