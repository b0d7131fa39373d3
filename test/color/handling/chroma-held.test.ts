import { expect } from "chai";
import { chromaHeld } from "../../../src/color/handling/chroma-held";
import { ciede2000 } from "../../../src/color/ciede2000";
import { labSpace } from "../../../src/color/lab";
import { yuv } from "../../../src/color/yuv";
import type { Image } from "../../../src/image/image";
import { flat } from "./pictures";

const row = (...colors: readonly (readonly number[])[]): Image => ({
  height: 1,
  width: colors.length,
  data: Float32Array.from(colors.flat()),
});

describe("chromaHeld", () => {
  it("by hand: blue above gray is U alone, on a scale where white is 100", () => {
    // Level 51 of gray, and 60 of blue above it: U = 0.492111 · 0.886 · 60/255, V = −0.877283 · 0.114 · 60/255.
    const [gray, bluish] = [row([0.2, 0.2, 0.2]), row([0.2, 0.2, 0.2 + 60 / 255])];
    const expected = (100 * 60 * Math.hypot(0.492111 * 0.886, 0.877283 * 0.114)) / 255;
    const held = chromaHeld(bluish, gray, yuv);
    expect(held.inGamut!.max).to.be.closeTo(expected, 1e-5);
    expect(held.all.percentile95).to.be.closeTo(expected, 1e-5);
    expect(held.clippedShare).to.equal(0);
    const lab = labSpace.of([0.2, 0.2, 0.2 + 60 / 255]);
    expect(held.labShift.mean).to.be.closeTo(ciede2000(lab, [lab[0], 0, 0]), 1e-3);
    expect(chromaHeld(bluish, gray, labSpace).all.max).to.be.closeTo(Math.hypot(lab[1], lab[2]), 1e-3);
  });

  it("takes the picture as it is written: rounded to 8 bits, and clipped", () => {
    const held = chromaHeld(row([0.2, 0.2, 0.2 + 0.4 / 255], [1.4, 1, 1]), row([0.2, 0.2, 0.2], [1, 1, 1]), yuv);
    expect(held.all.max).to.be.below(1e-5);
    expect(held.clippedShare).to.equal(0.5);
    expect(held.labShift.percentile95).to.be.below(1e-3);
  });

  it("counts a pixel as clipped where a channel leaves 0..1 by more than half a level", () => {
    const share = (value: number) => chromaHeld(row([0.5, value, 0.5]), flat([0.5, 0.5, 0.5], 1, 1), yuv).clippedShare;
    expect([1 + 0.4 / 255, -0.4 / 255, 1 + 0.6 / 255, -0.6 / 255].map(share)).to.deep.equal([0, 0, 1, 1]);
  });

  it("tells of pixels in gamut apart from all: the 95th of a hundred, and the largest", () => {
    const blues = Array.from({ length: 100 }, (_, i) => [0, 0, (i + 1) / 255]);
    const off = (level: number) => (100 * level * Math.hypot(0.492111 * 0.886, 0.877283 * 0.114)) / 255;
    const held = chromaHeld(row(...blues, [0, 0, 2]), flat([0, 0, 0], 1, 101), yuv);
    expect(held.inGamut!.percentile95).to.be.closeTo(off(95), 1e-5);
    expect(held.inGamut!.max).to.be.closeTo(off(100), 1e-5);
    expect(held.all.max).to.be.closeTo(off(255), 1e-5);
    expect(held.clippedShare).to.be.closeTo(1 / 101, 1e-12);
    expect(chromaHeld(row([2, 0, 0]), row([1, 0, 0]), yuv).inGamut).to.equal(null);
  });

  it("refuses two sizes", () =>
    expect(() => chromaHeld(flat([0, 0, 0], 4, 6), flat([0, 0, 0], 6, 4), yuv)).to.throw("two pictures of one size, 6×4, got \"4×6\"")); // prettier-ignore
});
