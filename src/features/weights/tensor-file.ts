import { UsageError } from "../../core/demand";
import type { NdArray } from "../../core/ndarray";

/** A file of a network's weights, of any format: float32 tensors under the canonical names, `block1_conv1/kernel` (HWIO) and `/bias`. */
export interface TensorFile {
  readonly path: string;
  readonly keys: readonly string[];
  /** @throws UsageError where there is no such tensor, or it does not hold float32 numbers */
  read(key: string): Promise<NdArray>;
  /**
   * Whether the file vouches for a tensor whose sha256 is not registered: it is the release file with this md5, or
   * fetching wrote into it that the tensor was read from that file.
   */
  vouches(md5: string, key: string, sha256: string): boolean;
  close(): Promise<void>;
}

/** No tensor of these networks has more numbers than this (the largest: 3·3·512·512, 2.4 million). */
export const MAX_NUMBERS = 2 ** 24;

/** Says in one sentence what a file of weights was expected to be. */
export function fileRefusal(path: string, wanted: string, got: string): UsageError {
  return new UsageError(`weights: expected ${path} to be ${wanted}, got ${got}; give another with --weights FILE`);
}

/** A name that a file tells, fit for a message: no line breaks, no escape sequences, not endless. */
export function shortName(name: string): string {
  return /^[\w./:-]{1,80}$/.test(name) ? name : JSON.stringify(name.slice(0, 80)).replaceAll(/[^\x20-\x7e]/g, "?");
}
