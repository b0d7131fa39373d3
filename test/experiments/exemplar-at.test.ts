import { expect } from "chai";
import { readFileSync } from "node:fs";
import { UsageError } from "../../src/core/demand";
import { sha256 } from "../../src/core/hash";
import { exemplars } from "../../src/exemplars";
import { exemplarAt } from "../../src/experiments/exemplar-at";
import { crop } from "../../src/image/crop";
import { readImage } from "../../src/image/read";
import { writePng } from "../../src/image/write";
import { temporaryFolder } from "../image/temporary";

describe("experiments/exemplar-at", () => {
  const path = temporaryFolder();

  it("draws a procedure's at the size, and another with another seed", async () => {
    const { name, image, info, another } = await exemplarAt({ exemplar: "procedural:cloth", size: 32 });
    const drawn = (seed: number) => exemplars.cloth.draw({ height: 32, width: 32, seed });
    expect({ name, image }).to.deep.equal({ name: "cloth", image: drawn(1) });
    expect(another()).to.deep.equal(drawn(2));
    expect(info.source).to.equal("procedural:cloth");
    expect((await exemplarAt({ exemplar: "procedural:cloth" })).image).to.include({ height: 256, width: 256 });
  });

  it("crops a file at its upper left, and another at its lower right where the two do not meet", async () => {
    await writePng(exemplars.bricks.draw({ height: 40, width: 64, seed: 3 }), path("wall.one.png"));
    const whole = await readImage(path("wall.one.png"));
    const opened = await exemplarAt({ exemplar: path("wall.one.png"), size: 32 });
    expect(opened.name).to.equal("wall.one");
    expect(opened.image).to.deep.equal(crop(whole, { left: 0, top: 0, height: 32, width: 32 }));
    expect(opened.another()).to.deep.equal(crop(whole, { left: 32, top: 8, height: 32, width: 32 }));
    expect(opened.info.sha256).to.equal(sha256(readFileSync(path("wall.one.png"))));
    const larger = await exemplarAt({ exemplar: path("wall.one.png"), size: { height: 40, width: 33 } });
    expect(larger.another()).to.equal(undefined);
    expect((await exemplarAt({ exemplar: path("wall.one.png") })).image).to.deep.equal(whole);
  });

  it("refuses a file smaller than the size, and one that is not there", async () => {
    const refusal = (exemplar: string, size: number) => exemplarAt({ exemplar, size }).then(() => undefined, (error: unknown) => error); // prettier-ignore
    expect(await refusal(path("wall.one.png"), 41)).to.be.instanceOf(UsageError).with.property("message").that.includes("of at least 41×41 pixels, got \"64×40\""); // prettier-ignore
    expect(await refusal(path("nowhere.png"), 16)).to.be.instanceOf(UsageError);
    expect(await refusal("procedural:nix", 16)).to.be.instanceOf(UsageError);
  });
});
