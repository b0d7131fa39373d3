import { expect } from "chai";
import { random } from "../../src/core/random";
import { exemplars } from "../../src/exemplars";
import { crop } from "../../src/image/crop";
import type { Image } from "../../src/image/image";
import { copyScore } from "../../src/metrics/copy-score";
import { starts } from "../../src/noise";
import { moved, textures } from "./pictures";

/** Writes a part of one picture over another's, from its upper left corner. */
function pasted(onto: Image, part: Image): Image {
  const data = onto.data.slice();
  for (let y = 0; y < part.height; y++)
    data.set(part.data.subarray(y * part.width * 3, (y + 1) * part.width * 3), y * onto.width * 3);
  return { ...onto, data };
}

describe("copyScore", () => {
  for (const { name, exemplar, floor, randomPhase, shuffled } of textures) {
    it(`${name}: 1 for the exemplar, a cyclic shift of it, and a part of it`, () => {
      expect(copyScore(exemplar, exemplar)).to.equal(1);
      expect(copyScore(exemplar, moved(exemplar, 37, 71))).to.equal(1);
      expect(copyScore(exemplar, crop(exemplar, { left: 21, top: 9, width: 50, height: 60 }))).to.equal(1);
    });

    it(`${name}: near 0 for another draw, random phases and shuffled pixels`, () => {
      expect(copyScore(exemplar, floor)).to.be.at.most(0.05);
      for (const noise of [randomPhase, shuffled]) expect(copyScore(exemplar, noise)).to.equal(0);
    });

    it(`${name}: still a copy with a little noise, and at another brightness`, () => {
      const stream = random(1, "test");
      const noisy = exemplar.data.map((value) => value + 0.03 * stream.normal());
      expect(copyScore(exemplar, { ...exemplar, data: noisy })).to.be.above(0.95);
      const darker = exemplar.data.map((value) => value * 0.9);
      expect(copyScore(exemplar, { ...exemplar, data: darker })).to.be.above(0.95);
    });
  }

  it("is the share of windows in a copied part", () => {
    const { exemplar, floor } = textures[0]!;
    // 7 × 7 windows of 32 × 32, at tops 0, 8, …, 48. In 56 copied rows lie those at 0, 8, 16 and 24: 4 of 7.
    const half = pasted(floor, crop(exemplar, { left: 0, top: 16, width: 96, height: 56 }));
    expect(copyScore(exemplar, half)).to.equal(4 / 7);
  });

  it("sees a picture made of displaced parts, not one turned upside down", () => {
    const exemplar = exemplars.pebbles.draw({ height: 128, width: 128, seed: 4 });
    const lower = crop(exemplar, { left: 0, top: 64, width: 128, height: 64 });
    const quilt = pasted(moved(exemplar, 20, 50), lower);
    expect(copyScore(exemplar, quilt)).to.be.above(0.7);
    const { data } = exemplar;
    const turned = data.map((_, i) => data[data.length - 3 - 3 * Math.floor(i / 3) + (i % 3)]!);
    expect(copyScore(exemplar, { ...exemplar, data: turned })).to.be.at.most(0.05);
  });

  it("takes a texture that repeats exactly for the copy that it is, from wherever", () => {
    const stripes = (phase: number): Image => ({
      height: 40,
      width: 48,
      data: Float32Array.from({ length: 40 * 48 * 3 }, (_, i) =>
        ((Math.floor(i / 3) % 48) + phase) % 8 < 4 ? 0.2 : 0.8,
      ),
    });
    expect(copyScore(stripes(0), stripes(0))).to.equal(1);
    expect(copyScore(stripes(0), stripes(3))).to.equal(1);
  });

  it("is nothing for noise against noise, and null for pictures too small to tell", () => {
    const noise = (side: number, seed: number) =>
      starts.uniform({ height: side, width: side, exemplar: textures[0]!.exemplar, random: random(seed, "test") });
    expect(copyScore(noise(64, 1), noise(64, 2))).to.equal(0);
    expect(copyScore(noise(64, 1), noise(31, 1))).to.equal(null);
    expect(copyScore(noise(32, 1), noise(32, 1))).to.equal(1);
    expect(copyScore(noise(32, 1), noise(32, 2))).to.equal(0);
  });
});
