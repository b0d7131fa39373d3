import { UsageError } from "../../core/demand";
import { bytesOf, sha256 } from "../../core/hash";
import type { NdArray } from "../../core/ndarray";
import { stepsOf, type Network } from "../vgg-architecture";
import type { RegistryEntry } from "./registry";
import type { TensorFile } from "./tensor-file";

/** A tensor of the published network, with the sha256 of its bytes. */
export interface CheckedTensor {
  readonly tensor: NdArray;
  readonly sha256: string;
}

/**
 * Reads a tensor and holds it against the registry: its shape, and its sha256 or the md5 of the file it comes from.
 * @throws UsageError where it is missing or not the published one
 */
export async function checkedTensor(
  opened: TensorFile,
  key: string,
  { network, tensors, sources }: RegistryEntry,
): Promise<CheckedTensor> {
  const { path } = opened;
  if (!opened.keys.includes(key))
    throw new UsageError(
      `${network}: expected ${path} to hold ${key}, got ${opened.keys.length} other tensors; choose shallower layers or give another file with --weights FILE`,
    );
  const tensor = await opened.read(key);
  const found = sha256(bytesOf(tensor.data));
  const expected = tensors[key];
  const another = "this is not the published network, give another file with --weights FILE";
  if (expected == null) {
    const release = sources.find(({ kind }) => kind === "release");
    const md5 = release?.kind === "release" ? release.md5 : "";
    if (!opened.vouches(md5, key, found))
      throw new UsageError(
        `${network}: expected ${key} of ${path} to come from the release file with md5 ${md5}, got no word of it; get that with texture weights fetch ${network}`,
      );
  } else if (found !== expected)
    throw new UsageError(
      `${network}: expected ${key} of ${path} to have sha256 ${expected.slice(0, 12)}…, got ${found.slice(0, 12)}…; ${another}`,
    );
  const shape = shapesOf(network).get(key);
  if (tensor.shape.join() !== shape?.join())
    throw new UsageError(
      `${network}: expected ${key} of ${path} to have shape [${shape?.join(", ") ?? ""}], got [${tensor.shape.join(", ")}]; ${another}`,
    );
  return { tensor, sha256: found };
}

/** Shapes of a network's tensors by their names. */
export function shapesOf(network: Network): ReadonlyMap<string, readonly number[]> {
  return new Map(
    stepsOf(network).flatMap((step): [string, readonly number[]][] =>
      step.kind === "conv"
        ? [
            [`${step.key}/kernel`, [3, 3, step.from, step.to]],
            [`${step.key}/bias`, [step.to]],
          ]
        : [],
    ),
  );
}
