import { expect } from "chai";
import { grayed, grayOf } from "../../src/exemplars/gray";
import { stripes } from "../../src/exemplars/stripes";

const size = { height: 20, width: 30, seed: 1 };

describe("exemplars/gray", () => {
  it("turns a color into the gray of its luminance", () => {
    // Y of sRGB's red, green, blue: 0.2126, 0.7152, 0.0722, coded: 0.4984, 0.8625, 0.2979. Half gray stays.
    const data = Float32Array.from([1, 0, 0, 0, 1, 0, 0, 0, 1, 0.5, 0.5, 0.5]);
    const gray = grayOf({ height: 1, width: 4, data });
    [0.4984, 0.8625, 0.2979, 0.5].forEach((code, i) => {
      for (const c of [0, 1, 2]) expect(gray.data[3 * i + c]).to.be.closeTo(code, 1e-4);
    });
  });

  it("leaves nothing of stripes that differ in hue alone", () => {
    const { data } = grayed(stripes).draw(size);
    expect(Math.max(...data) - Math.min(...data)).to.be.below(1e-4);
  });

  it("names itself after what it was, and draws that", () => {
    const gray = grayed(stripes);
    expect(gray.name).to.equal("stripes-gray");
    expect(gray.description).to.equal(`Gray version: ${stripes.description}`);
    expect(gray.draw(size)).to.deep.equal(grayOf(stripes.draw(size)));
  });
});
