import { expect } from "chai";
import { orderedColors } from "../../src/figures/palette";

/** Relative luminance of sRGB. Source: IEC 61966-2-1. */
function luminance(color: string): number {
  const linear = [1, 3, 5].map((at) => {
    const level = parseInt(color.slice(at, at + 2), 16) / 255;
    return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
}

describe("figures/palette", () => {
  it("goes from dark to light, so that the order shows in gray", () => {
    for (const count of [2, 3, 5, 6, 10]) {
      const lights = orderedColors(count).map(luminance);
      expect(lights).to.have.length(count);
      expect(lights).to.deep.equal([...lights].sort((a, b) => a - b));
      expect(lights.at(-1), "still seen on white").to.be.below(0.55);
    }
  });

  it("meets its anchors, and the middle between them", () => {
    expect(orderedColors(1)).to.deep.equal(["#440154"]);
    expect(orderedColors(5)).to.deep.equal(["#440154", "#414487", "#2a788e", "#22a884", "#7ad151"]);
    // (0x44 + 0x41) / 2 = 66.5, (0x01 + 0x44) / 2 = 34.5, (0x54 + 0x87) / 2 = 109.5
    expect(orderedColors(9)[1]).to.equal("#43236e");
    expect(orderedColors(0)).to.deep.equal([]);
  });
});
