import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { atomically, writeFileAtomically } from "../../src/core/files";
import { expectRefusal } from "../image/refusal";
import { temporaryFolder } from "../image/temporary";

describe("writeFileAtomically", () => {
  const file = temporaryFolder();

  it("writes text and bytes, over what was there, and leaves nothing else", async () => {
    await writeFileAtomically(file("a.txt"), "größer");
    expect(readFileSync(file("a.txt"), "utf8")).to.equal("größer");
    await writeFileAtomically(file("a.txt"), Uint8Array.of(1, 2, 3));
    expect([...readFileSync(file("a.txt"))]).to.deep.equal([1, 2, 3]);
    expect(readdirSync(file(""))).to.deep.equal(["a.txt"]);
  });

  it("keeps the old file whole until the new one is, and when the writer fails", async () => {
    writeFileSync(file("a.txt"), "old");
    const failing = atomically(file("a.txt"), async (temporary) => {
      await writeFile(temporary, "half of the n");
      expect(readFileSync(file("a.txt"), "utf8")).to.equal("old");
      throw new Error("the writer's own");
    });
    const outcome = await failing.catch((error: unknown) => error);
    expect(outcome).to.have.property("message", "the writer's own");
    expect(readFileSync(file("a.txt"), "utf8")).to.equal("old");
    expect(readdirSync(file(""))).to.deep.equal(["a.txt"]);
  });

  it("lets writers of one file meet: the result is one of theirs, whole", async () => {
    const texts = Array.from({ length: 8 }, (_, i) => String(i).repeat(50_000));
    await Promise.all(texts.map((text) => writeFileAtomically(file("a.txt"), text)));
    expect(texts).to.include(readFileSync(file("a.txt"), "utf8"));
    expect(readdirSync(file(""))).to.deep.equal(["a.txt"]);
  });

  it("says in a sentence why the disk refused", async () => {
    mkdirSync(file("folder"));
    await expectRefusal(writeFileAtomically(file("absent/a.txt"), ""), "absent/a.txt", "no folder", "make it first");
    await expectRefusal(writeFileAtomically(file("a.txt/b.txt"), ""), "which is no folder");
    await expectRefusal(writeFileAtomically(file("folder"), ""), "a folder of that name");
    expect(readdirSync(file("")).sort()).to.deep.equal(["a.txt", "folder"]);
  });
});
