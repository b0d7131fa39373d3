import { existsSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../../core/demand";
import { exclusively } from "../../core/lock";
import { makeFolder } from "../../core/make-folder";
import type { NdArray } from "../../core/ndarray";
import { checkedTensor } from "./check";
import type { RegistryEntry, Source } from "./registry";
import { MD5, SHA256 } from "./safetensors";
import { withSource, type SourceOptions } from "./sources";
import type { TensorFile } from "./tensor-file";
import { verifyFile } from "./verify";
import { writeSafetensors } from "./write-safetensors";

export interface FetchOptions extends Omit<SourceOptions, "onProgress"> {
  /** Fetch even where the weights are at hand. */
  readonly force?: boolean | undefined;
  readonly onEvent?: ((event: FetchEvent) => void) | undefined;
}

/** What happens while weights are fetched. */
export type FetchEvent =
  | { readonly kind: "waiting" }
  | { readonly kind: "damaged"; readonly file: string; readonly reason: string }
  | { readonly kind: "source"; readonly source: Source }
  | { readonly kind: "progress"; readonly received: number; readonly total: number | undefined }
  | { readonly kind: "refused"; readonly source: Source; readonly reason: string };

/** How fetching ended. */
export type FetchOutcome =
  | { readonly kind: "present"; readonly file: string }
  | { readonly kind: "fetched"; readonly file: string; readonly source: Source; readonly tensors: number }
  | { readonly kind: "failed" }
  | { readonly kind: "interrupted" };

/**
 * Gets a network's weights into a folder, as the registry's first file name: from the first of its sources that serves
 * them, every tensor checked before the file takes its place. What a source does wrong is told by an event, and the next
 * one is tried. @throws UsageError where the folder cannot be written
 */
export async function fetchWeights(
  entry: RegistryEntry,
  folder: string,
  options: FetchOptions = {},
): Promise<FetchOutcome> {
  const { signal, onEvent } = options;
  const file = join(folder, entry.files[0]);
  await makeFolder(folder, { caller: "weights", advice: "name another in TEXTURE_WORKBENCH_HOME" });
  try {
    return await exclusively(file, () => fetched(entry, folder, file, options), {
      signal,
      onWaiting: () => onEvent?.({ kind: "waiting" }),
    });
  } catch (error) {
    if (signal?.aborted === true) return { kind: "interrupted" };
    throw error;
  }
}

async function fetched(
  entry: RegistryEntry,
  folder: string,
  file: string,
  { force = false, onEvent, ...options }: FetchOptions,
): Promise<FetchOutcome> {
  if (!force && (await atHand(entry, file, onEvent))) return { kind: "present", file };
  const onProgress = (received: number, total: number | undefined) => onEvent?.({ kind: "progress", received, total });
  for (const source of entry.sources) {
    options.signal?.throwIfAborted();
    onEvent?.({ kind: "source", source });
    try {
      const tensors = await withSource(source, folder, { ...options, onProgress }, (opened) =>
        kept(opened, entry, source, file),
      );
      return { kind: "fetched", file, source, tensors };
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      onEvent?.({ kind: "refused", source, reason: error.message });
    }
  }
  return { kind: "failed" };
}

/** Whether the folder holds all of the weights, undamaged. */
async function atHand(entry: RegistryEntry, file: string, onEvent: FetchOptions["onEvent"]): Promise<boolean> {
  if (!existsSync(file)) return false;
  const { good, problems } = await verifyFile(file, entry);
  const [reason] = problems;
  if (reason !== undefined) onEvent?.({ kind: "damaged", file, reason });
  return reason === undefined && Object.keys(entry.tensors).every((key) => good.includes(key));
}

/** Checks every tensor of the network and writes them. @returns how many */
async function kept(opened: TensorFile, entry: RegistryEntry, source: Source, file: string): Promise<number> {
  const { authors, license } = entry;
  const metadata: Record<string, string> = { authors, license, source: source.title };
  if (source.kind === "release") metadata[MD5] = source.md5;
  const tensors = new Map<string, NdArray>();
  for (const [key, registered] of Object.entries(entry.tensors)) {
    const { tensor, sha256 } = await checkedTensor(opened, key, entry);
    tensors.set(key, tensor);
    if (registered === null) metadata[SHA256 + key] = sha256;
  }
  await writeSafetensors(file, tensors, metadata);
  return tensors.size;
}
