import type { Entry, ZipFile } from "yauzl";
import { UsageError } from "../../core/demand";
import { shortName } from "./tensor-file";

export interface ZipLimits {
  /** The member asked for is not larger, unpacked. */
  readonly maxBytes: number;
  /** Default 1000. */
  readonly maxEntries?: number;
}

const FILE_TYPE = 0o170000;
const LINK = 0o120000;

/**
 * Unpacks one member of a zip archive into memory; nothing is written. The list of contents is looked at first, all of it:
 * an archive with a name that climbs out of its folder, a link, a name twice, or more entries than it should have is
 * refused, whichever member is asked for. @throws UsageError
 */
export async function zipMember(path: string, member: string, limits: ZipLimits): Promise<Buffer> {
  const { openPromise } = await import("yauzl");
  try {
    // Strict names: a backslash is refused rather than read as a slash.
    const archive = await openPromise(path, { strictFileNames: true, autoClose: false });
    try {
      const entry = await entryNamed(archive, member, limits.maxEntries ?? 1000);
      if (entry.uncompressedSize > limits.maxBytes)
        throw new Error(`${entry.uncompressedSize} bytes of ${member}, of at most ${limits.maxBytes}`);
      return await unpacked(archive, entry);
    } finally {
      archive.close();
    }
  } catch (error) {
    const reason = (error as Error).message.split("\n")[0]!;
    throw new UsageError(`expected ${path} to be a zip archive that holds ${member}, got ${reason}`);
  }
}

/** The library refuses absolute names, backslashes and "..". */
async function entryNamed(archive: ZipFile, member: string, maxEntries: number): Promise<Entry> {
  if (archive.entryCount > maxEntries) throw new Error(`${archive.entryCount} entries`);
  const entries = new Map<string, Entry>();
  for await (const entry of archive.eachEntry()) {
    const name = shortName(entry.fileName);
    if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === LINK) throw new Error(`a link, ${name}`);
    if (entries.has(entry.fileName)) throw new Error(`two entries ${name}`);
    entries.set(entry.fileName, entry);
  }
  const found = entries.get(member);
  if (!found) throw new Error(`${entries.size} other entries`);
  return found;
}

/** The library refuses more bytes, or fewer, than the entry declares. */
async function unpacked(archive: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
