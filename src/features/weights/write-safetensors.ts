import { writeFileAtomically } from "../../core/files";
import { bytesOf } from "../../core/hash";
import type { NdArray } from "../../core/ndarray";

/**
 * Writes float32 tensors as a safetensors file, whole or not at all, in the order of their names.
 * Source: huggingface/safetensors, README, "Format". @throws UsageError where the disk refuses
 */
export async function writeSafetensors(
  path: string,
  tensors: ReadonlyMap<string, NdArray>,
  metadata: Readonly<Record<string, string>>,
): Promise<void> {
  const sorted = [...tensors].sort(([a], [b]) => (a < b ? -1 : 1));
  let at = 0;
  const entries = sorted.map(([key, { shape, data }]) => {
    const begin = at;
    at += data.byteLength;
    return [key, { dtype: "F32", shape, data_offsets: [begin, at] }] as const;
  });
  const text = Buffer.from(JSON.stringify(Object.fromEntries([["__metadata__", metadata], ...entries])));
  // Spaces up to a multiple of 8 bytes, so that the numbers are aligned.
  const header = Buffer.concat([text, Buffer.alloc((8 - (text.length % 8)) % 8, " ")]);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  await writeFileAtomically(path, [length, header, ...sorted.map(([, { data }]) => bytesOf(data))]);
}
