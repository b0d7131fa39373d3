import { expect } from "chai";
import type { Image } from "../../src/image/image";
import { picturesBundle } from "../../src/notebook/pictures";
import { levelsOf } from "./bundle";

/** Black but for a red pixel at the top left. */
function dotted(height: number, width: number): Image {
  const data = new Float32Array(3 * height * width);
  data[0] = 1;
  return { height, width, data };
}

const shown = async (...of: Parameters<typeof picturesBundle>) => {
  const { data, metadata } = await picturesBundle(...of);
  const levels = await levelsOf(data["image/png"]!);
  const { height, width } = levels;
  expect(metadata!["image/png"]).to.include({ height, width });
  return { ...levels, data, metadata: metadata! };
};

describe("notebook/pictures", () => {
  it("enlarges a small image by a whole factor, each pixel a square, and words stand for it where none can be shown", async () => {
    const { height, width, at, data, metadata } = await shown([{ image: dotted(50, 100) }]);
    expect([height, width]).to.deep.equal([150, 300]); // 3 × 100 ≤ 320
    expect([at(2, 2), at(3, 2), at(2, 3)]).to.deep.equal([[255, 0, 0], [0, 0, 0], [0, 0, 0]]); // prettier-ignore
    expect(data["text/plain"]).to.equal("[100×50 image]");
    expect(metadata["image/png"]).to.have.property("alt", "100×50 image");
  });

  it("leaves a middling image as it is, and shrinks a large one", async () => {
    const middling = await shown([{ image: dotted(200, 500) }]);
    expect([middling.height, middling.width]).to.deep.equal([200, 500]);
    const large = await shown([{ image: dotted(1024, 2048) }]);
    expect([large.height, large.width]).to.deep.equal([512, 1024]);
    expect(large.data["text/plain"]).to.equal("[2048×1024 image]");
  });

  it("lays several side by side on white with captions, all enlarged alike", async () => {
    const entries = [
      { image: dotted(40, 40), caption: "one" },
      { image: dotted(20, 40), caption: "two" },
    ];
    const { height, width, at, data } = await shown(entries);
    expect(width).to.be.within(640, 700); // 2 × 8 · 40 and what lies between
    expect(height).to.be.within(330, 400);
    expect(at(0, 0)).to.deep.equal([255, 255, 255]);
    expect(data["text/plain"]).to.equal("[one: 40×40 image; two: 40×20 image]");
  });

  it("gives many less room each; columns and a title are as told", async () => {
    const many = Array.from({ length: 10 }, () => ({ image: dotted(100, 100) }));
    const wide = await shown(many, { columns: 10 });
    expect(wide.width).to.be.within(1000, 1100);
    const tall = await shown(many, { columns: 1, title: "Ten" });
    expect(tall.width).to.be.below(340);
    expect(tall.height).to.be.above(3000);
  });
});
