import { writeFileSync } from "node:fs";
import { expect } from "chai";
import { writePng } from "../../src/image/write";
import { recordKeyOf, recordMark } from "../../src/synthesis/record-mark";
import { expectRefusal } from "../image/refusal";
import { temporaryFolder } from "../image/temporary";

const image = { height: 1, width: 1, data: new Float32Array(3) };
const key = "0123456789abcdef".repeat(4);

describe("recordKeyOf", () => {
  const path = temporaryFolder();

  it("reads the key that a result carries, and none elsewhere", async () => {
    await writePng(image, path("marked.png"), { description: recordMark(key) });
    expect(await recordKeyOf(path("marked.png"))).to.equal(key);
    await writePng(image, path("plain.png"));
    expect(await recordKeyOf(path("plain.png"))).to.equal(undefined);
    await writePng(image, path("other.png"), { description: `${recordMark(key)}, cropped` });
    expect(await recordKeyOf(path("other.png"))).to.equal(undefined);
  });

  it("refuses what is no picture in one sentence", async () => {
    await expectRefusal(recordKeyOf(path("none.png")), "recordKeyOf", "none.png", "ENOENT");
    writeFileSync(path("text.png"), "text");
    await expectRefusal(recordKeyOf(path("text.png")), "recordKeyOf", "text.png", "no picture");
  });
});
