import { expect } from "chai";
import { existsSync, statSync, writeFileSync } from "node:fs";
import { makeFolder } from "../../src/core/make-folder";
import { expectRefusal } from "../image/refusal";
import { temporaryFolder } from "../image/temporary";

describe("core/makeFolder", () => {
  const path = temporaryFolder();

  it("makes the folder and those above it, once or again", async () => {
    await makeFolder(path("a/b/c"));
    await makeFolder(path("a/b/c"));
    await makeFolder(path("a"));
    expect(statSync(path("a/b/c")).isDirectory()).to.be.true;
  });

  it("refuses a file in the way, an empty name, and where no folder can be made", async () => {
    writeFileSync(path("file"), "");
    await expectRefusal(makeFolder(path("file")), path("file"), "EEXIST", "--out");
    await expectRefusal(makeFolder(path("file/below")), path("file/below"), "ENOTDIR", "--out");
    await expectRefusal(makeFolder(""), "name of a folder");
    if (existsSync("/proc/self")) await expectRefusal(makeFolder("/proc/none/below"), "/proc/none/below", "ENOENT");
  });
});
