import { existsSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../../core/demand";
import { sha256 } from "../../core/hash";
import type { NdArray } from "../../core/ndarray";
import type { Network, Step } from "../vgg-architecture";
import { checkedTensor } from "./check";
import { openWeights } from "./open-weights";
import { registry } from "./registry";
import type { TensorFile } from "./tensor-file";

/** Where to look for weights. */
export interface WeightsSource {
  /** Used as it is, and nothing else looked at. */
  readonly file?: string;
  /** Searched in this order for the registry's file names. */
  readonly folders?: readonly string[];
}

/** A network's weights, read and checked once: what a run hands down to whatever needs them. */
export interface Weights {
  readonly network: Network;
  readonly file: string;
  /** Kernels and biases by their names. */
  readonly tensors: Readonly<Record<string, NdArray>>;
  /** Of each tensor's bytes. */
  readonly hashes: Readonly<Record<string, string>>;
}

/** Every file of a network's weights that is there, the one to be tried first before the others. */
export function weightsFiles(network: Network, { file, folders = [] }: WeightsSource): readonly string[] {
  if (file !== undefined) return [file];
  const { files } = registry[network];
  return folders.flatMap((folder) => files.map((name) => join(folder, name))).filter((path) => existsSync(path));
}

/**
 * Reads the kernels and biases of some steps and holds each against the registry. Of several files, the first that has
 * them all is taken: one of the shallow layers alone stands in nobody's way.
 * @throws UsageError where the weights are missing, or are not the published ones
 */
export async function loadWeights(network: Network, steps: readonly Step[], source: WeightsSource): Promise<Weights> {
  const files = weightsFiles(network, source);
  if (files.length === 0) throw missing(network, source);
  const keys = keysOf(steps);
  const opened = await openFirst(files, keys);
  try {
    const tensors: Record<string, NdArray> = {};
    const hashes: Record<string, string> = {};
    for (const key of keys) {
      const { tensor, sha256 } = await checkedTensor(opened, key, registry[network]);
      tensors[key] = tensor;
      hashes[key] = sha256;
    }
    return { network, file: opened.path, tensors, hashes };
  } finally {
    await opened.close();
  }
}

/** The first file that has all keys, else the last. */
async function openFirst([file, ...others]: readonly string[], keys: readonly string[]): Promise<TensorFile> {
  const opened = await openWeights(file!);
  if (others.length === 0 || keys.every((key) => opened.keys.includes(key))) return opened;
  await opened.close();
  return openFirst(others, keys);
}

/** sha256 over the sha256 of each tensor that some steps use, in the order of their names: the same for any file that holds them. */
export function weightsHash({ hashes }: Weights, steps: readonly Step[]): string {
  return sha256(
    keysOf(steps)
      .map((key) => hashes[key]!)
      .join(""),
  );
}

function keysOf(steps: readonly Step[]): string[] {
  return steps.flatMap((step) => (step.kind === "conv" ? [`${step.key}/kernel`, `${step.key}/bias`] : [])).sort();
}

function missing(network: Network, { folders = [] }: WeightsSource): UsageError {
  const [name] = registry[network].files;
  const got = folders.length === 0 ? "none given" : `none in ${folders.join(" or ")}`;
  return new UsageError(
    `${network}: expected weights (${name}), got ${got}; get them with texture weights fetch ${network}, give a file with --weights FILE, or choose --features random-pyramid, which needs none`,
  );
}
