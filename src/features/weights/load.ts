import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../../core/demand";
import type { NdArray } from "../../core/ndarray";
import type { Network, Step } from "../vgg-architecture";
import { registry } from "./registry";
import { openSafetensors, type SafetensorsFile } from "./safetensors";

/** Where to look for weights. A file is used as it is; a folder is searched for the registry's file names. */
export interface WeightsSource {
  readonly file?: string;
  readonly folder?: string;
}

export interface LoadedWeights {
  readonly tensors: Readonly<Record<string, NdArray>>;
  /** sha256 over the sha256 of each tensor used, in the order of their names: the same for any file that holds them. */
  readonly sha256: string;
  readonly file: string;
}

/** The file that `loadWeights` would read, or undefined where there is none. */
export function findWeights(network: Network, { file, folder }: WeightsSource): string | undefined {
  if (file !== undefined) return file;
  if (folder === undefined) return undefined;
  return registry[network].files.map((name) => join(folder, name)).find((path) => existsSync(path));
}

/**
 * Reads the kernels and biases of some steps and holds each against the registry.
 * @throws UsageError where the weights are missing, or are not the published ones
 */
export async function loadWeights(
  network: Network,
  steps: readonly Step[],
  source: WeightsSource,
): Promise<LoadedWeights> {
  const file = findWeights(network, source);
  if (file === undefined) throw missing(network, source);
  const opened = await openSafetensors(file);
  try {
    const keys = steps.flatMap((step) => (step.kind === "conv" ? [`${step.key}/kernel`, `${step.key}/bias`] : []));
    const tensors: Record<string, NdArray> = {};
    const all = createHash("sha256");
    for (const key of keys.sort()) {
      const { tensor, sha256 } = await checkedTensor(opened, network, file, key);
      tensors[key] = tensor;
      all.update(sha256);
    }
    return { tensors, sha256: all.digest("hex"), file };
  } finally {
    await opened.close();
  }
}

async function checkedTensor(opened: SafetensorsFile, network: Network, file: string, key: string) {
  const expected = registry[network].tensors[key];
  if (!opened.keys.includes(key))
    throw new UsageError(
      `${network}: expected ${file} to hold ${key}, got ${opened.keys.length} other tensors; choose shallower layers or give another file with --weights FILE`,
    );
  const tensor = await opened.read(key);
  const sha256 = createHash("sha256")
    .update(new Uint8Array(tensor.data.buffer, tensor.data.byteOffset, tensor.data.byteLength))
    .digest("hex");
  if (sha256 !== expected)
    throw new UsageError(
      `${network}: expected ${key} of ${file} to have sha256 ${expected?.slice(0, 12) ?? "(none registered)"}…, got ${sha256.slice(0, 12)}…; this is not the published network, give another file with --weights FILE`,
    );
  return { tensor, sha256 };
}

function missing(network: Network, { folder }: WeightsSource): UsageError {
  const names = registry[network].files.join(" or ");
  const got = folder === undefined ? "none given" : `none in ${folder}`;
  return new UsageError(
    `${network}: expected weights (${names}), got ${got}; give a file with --weights FILE, name a folder in TEXTURE_WEIGHTS_DIR, or choose --features random-pyramid, which needs none`,
  );
}
