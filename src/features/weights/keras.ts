import { createHash } from "node:crypto";
import { Worker } from "node:worker_threads";
import { fileRefusal, type TensorFile } from "./tensor-file";
import type { Found } from "./keras-worker";

export interface KerasOptions {
  /** Milliseconds after which reading is given up. VGG-19 takes about a second. Default 60,000. */
  readonly patience?: number;
}

/**
 * Reads an HDF5 file of a Keras VGG, whose kernels are the Caffe convention's as they are (HWIO, BGR). The HDF5 library is
 * started here and not before, in a worker: what a damaged file makes it print goes nowhere, and where one sends it astray,
 * it is given up. @param path  told in messages
 * @throws UsageError where it is no such file
 */
export async function kerasWeights(
  bytes: Uint8Array,
  path: string,
  { patience = 60_000 }: KerasOptions = {},
): Promise<TensorFile> {
  const found = new Map((await inWorker(bytes, path, patience)).map((one) => [one.key, one]));
  if (found.size === 0)
    throw fileRefusal(path, "a Keras file with block1_conv1 and so on", "an HDF5 file without them");
  const md5 = createHash("md5").update(bytes).digest("hex");
  return {
    path,
    keys: [...found.keys()],
    read: (key) => Promise.resolve().then(() => numbers(path, key, found.get(key))),
    vouches: (released) => released === md5,
    close: () => Promise.resolve(),
  };
}

function numbers(path: string, key: string, one: Found | undefined) {
  if (one && "data" in one) return { shape: one.shape, data: one.data };
  throw fileRefusal(path, `a Keras file with float32 numbers of ${key}'s shape`, one?.problem ?? "none");
}

function inWorker(bytes: Uint8Array, path: string, patience: number): Promise<readonly Found[]> {
  return new Promise((done, failed) => {
    const worker = new Worker(require.resolve("./keras-worker"), {
      workerData: { bytes },
      stdout: true,
      stderr: true,
    });
    const timer = setTimeout(() => end(fileRefusal(path, "a Keras file", "no end of reading it")), patience);
    const end = (error?: Error, found: readonly Found[] = []) => {
      clearTimeout(timer);
      void worker.terminate();
      if (error) failed(error);
      else done(found);
    };
    worker.on("message", (found: readonly Found[]) => end(undefined, found));
    const damaged = () => end(fileRefusal(path, "a whole HDF5 file", "a damaged one (is it cut short?)"));
    worker.on("error", damaged);
    worker.on("exit", damaged);
  });
}
