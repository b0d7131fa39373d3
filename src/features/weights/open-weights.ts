import { open, readFile } from "node:fs/promises";
import { kerasWeights } from "./keras";
import { onnxWeights } from "./onnx-weights";
import { openSafetensors } from "./safetensors";
import { fileRefusal, type TensorFile } from "./tensor-file";

/** Larger than Keras's largest, VGG-19 with its classifier (575 MB). */
const MAX_BYTES = 1e9;
const HDF5 = Buffer.from("\x89HDF\r\n\x1a\n", "latin1");

/**
 * Opens a file of weights: safetensors, Keras's HDF5 or ONNX, by its first bytes and not its name.
 * @throws UsageError where it cannot be read, or is none of them
 */
export async function openWeights(path: string): Promise<TensorFile> {
  const read = { "Keras HDF5": kerasWeights, ONNX: onnxWeights };
  const format = await formatOf(path);
  return format === "safetensors" ? openSafetensors(path) : read[format](await readFile(path), path);
}

async function formatOf(path: string): Promise<"safetensors" | "Keras HDF5" | "ONNX"> {
  const file = await open(path).catch((error: unknown) => {
    throw fileRefusal(path, "a readable file", (error as NodeJS.ErrnoException).code ?? "an error");
  });
  try {
    const info = await file.stat();
    if (!info.isFile()) throw fileRefusal(path, "a file", "a folder or device");
    const { buffer: first } = await file.read(Buffer.alloc(8), 0, 8, 0);
    const format = formatOfBytes(first);
    if (format !== "safetensors" && info.size > MAX_BYTES)
      throw fileRefusal(path, `of at most ${MAX_BYTES} bytes`, `${info.size}`);
    return format;
  } finally {
    await file.close();
  }
}

/**
 * An ONNX file begins with field 1, its version, a small number, and goes on with another field; the eight bytes that
 * safetensors begins with are its header's length, of which the upper four are zero.
 */
function formatOfBytes(first: Buffer) {
  if (first.equals(HDF5)) return "Keras HDF5";
  return first[0] === 0x08 && first[1]! < 0x20 && first.readUInt32LE(4) !== 0 ? "ONNX" : "safetensors";
}
