import { UsageError } from "../../core/demand";
import { bytesOf, sha256 } from "../../core/hash";
import type { Network } from "../vgg-architecture";
import { checkedTensor } from "./check";
import { openWeights } from "./open-weights";
import { registry, type RegistryEntry } from "./registry";
import type { TensorFile } from "./tensor-file";

/** What a file of weights was found to be. */
export interface Verified {
  readonly file: string;
  /** Null where none of its tensors is a published one. */
  readonly network: Network | null;
  /** Names of the tensors that are the published ones. */
  readonly good: readonly string[];
  /** A sentence for each thing that is wrong. Empty: all that the file holds is published. */
  readonly problems: readonly string[];
}

/**
 * Checks every tensor of a file against the registry.
 * @param entry  of the network that it should be; without it, the one that most of its tensors are of
 */
export async function verifyFile(file: string, entry?: RegistryEntry): Promise<Verified> {
  let opened: TensorFile | undefined;
  try {
    opened = await openWeights(file);
    const expected = entry ?? (await mostLike(opened));
    if (expected) return { file, network: expected.network, ...(await sorted(opened, expected)) };
    const problem = `weights: expected ${file} to hold tensors of a published network, got ${opened.keys.length} others; give another file`;
    return { file, network: null, good: [], problems: [problem] };
  } catch (error) {
    return { file, network: entry?.network ?? null, good: [], problems: [sentenceOf(error)] };
  } finally {
    await opened?.close();
  }
}

/** The network of whose tensors the file holds the most. */
async function mostLike(opened: TensorFile): Promise<RegistryEntry | undefined> {
  const hits = new Map<RegistryEntry, number>();
  for (const key of opened.keys) {
    const found = await opened.read(key).then(
      ({ data }) => sha256(bytesOf(data)),
      (error: unknown) => void sentenceOf(error),
    );
    for (const entry of Object.values(registry))
      if (found !== undefined && Object.hasOwn(entry.tensors, key) && entry.tensors[key] === found)
        hits.set(entry, (hits.get(entry) ?? 0) + 1);
  }
  return [...hits].sort(([, a], [, b]) => b - a)[0]?.[0];
}

async function sorted(opened: TensorFile, entry: RegistryEntry): Promise<Pick<Verified, "good" | "problems">> {
  const good: string[] = [];
  const problems: string[] = [];
  for (const key of opened.keys)
    try {
      await checkedTensor(opened, key, entry);
      good.push(key);
    } catch (error) {
      problems.push(sentenceOf(error));
    }
  return { good, problems };
}

/** The sentence of a refusal. @throws any other error */
function sentenceOf(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  throw error;
}
