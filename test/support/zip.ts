import { crc32, deflateRawSync } from "node:zlib";

export interface ZipEntry {
  readonly name: string;
  readonly content: Uint8Array;
  /** Default: stored as it is. */
  readonly deflated?: boolean;
  /** Unix mode, as 0o120777 for a link. Default: a file's. */
  readonly mode?: number;
  /** The lie told of the size, unpacked. */
  readonly size?: number;
}

/** A zip archive, laid out by hand after APPNOTE.TXT 4.3, so that it can say what no library would write. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, content, deflated = false, mode = 0o100644, size = content.length } of entries) {
    const data = deflated ? deflateRawSync(content) : Buffer.from(content);
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2); // names in UTF-8
    common.writeUInt16LE(deflated ? 8 : 0, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(title.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((mode << 16) >>> 0, 6);
    tail.writeUInt32LE(at, 10);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, title, data]);
    parts.push(local);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x03"), common, tail, title]));
    at += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}
