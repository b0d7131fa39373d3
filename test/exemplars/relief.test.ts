import { expect } from "chai";
import { color } from "../../src/exemplars/colors";
import { drawRelief, type Surface } from "../../src/exemplars/relief";

const size = { height: 12, width: 20, ambient: 0.2, shadow: 0.5 };
/** Green of the pixel at a row and a column. */
const draw = (surface: Surface) => {
  const { data } = drawRelief(surface, size);
  return (row: number, column: number) => data[3 * (row * size.width + column) + 1]!;
};
const gray = color(0x808080);
/** What gray looks like under some light: sRGB's code. */
const lit = (light: number) => 1.055 * (gray[1] * light) ** (1 / 2.4) - 0.055;

describe("drawRelief", () => {
  it("shows a flat surface in its own color", () => {
    const { height, width, data } = drawRelief(() => ({ level: 3, color: color(0xc08040) }), size);
    expect([height, width]).to.deep.equal([12, 20]);
    [0xc0, 0x80, 0x40].forEach((level, c) => expect(255 * data[3 * 100 + c]!).to.be.closeTo(level, 1e-3));
  });

  it("lights a slope by the angle between it and the lamp", () => {
    // Falling by 1 toward the lower right along x and y each: the normal is (1, 1, 1) / √3, the lamp (−0.54, −0.54, 0.645).
    // (0.645 − 1.08) < 0: only the ambient 0.2 is left. Rising: (0.645 + 1.08) / √3 / 0.645 = 1.5441, so 0.2 + 0.8 · 1.5441.
    expect(draw((x, y) => ({ level: -x - y, color: gray }))(6, 10)).to.be.closeTo(lit(0.2), 1e-5);
    expect(draw((x, y) => ({ level: x + y, color: gray }))(6, 10)).to.be.closeTo(lit(0.2 + 0.8 * 1.5441), 1e-4);
  });

  it("throws shadows to the lower right", () => {
    // A step down by 4 at column 10. The lamp stands 0.645 / 0.54 steep: the shadow ends 4 · 0.54 / 0.645 = 3.3 pixels on.
    const wall = draw((x) => ({ level: x < 10 ? 4 : 0, color: gray }));
    expect(wall(6, 11)).to.be.closeTo(lit(0.2 + 0.8 * 0.5), 1e-5);
    expect(wall(6, 14)).to.be.closeTo(lit(1), 1e-5);
    expect(wall(6, 5)).to.be.closeTo(lit(1), 1e-5);
  });

  it("does the same from the lower right for a lamp there", () => {
    const drawn = (surface: Surface) => {
      const { data } = drawRelief(surface, { ...size, lamp: "lower right" });
      return (row: number, column: number) => data[3 * (row * size.width + column) + 1]!;
    };
    expect(drawn((x, y) => ({ level: x + y, color: gray }))(6, 10)).to.be.closeTo(lit(0.2), 1e-5);
    expect(drawn((x, y) => ({ level: -x - y, color: gray }))(6, 10)).to.be.closeTo(lit(0.2 + 0.8 * 1.5441), 1e-4);
    const wall = drawn((x) => ({ level: x < 10 ? 0 : 4, color: gray }));
    expect(wall(6, 8)).to.be.closeTo(lit(0.2 + 0.8 * 0.5), 1e-5);
    expect(wall(6, 5)).to.be.closeTo(lit(1), 1e-5);
    expect(wall(11, 8)).to.be.closeTo(lit(1), 1e-5); // nothing is known to stand between it and the lamp
    expect(wall(6, 14)).to.be.closeTo(lit(1), 1e-5);
  });

  it("averages the light over a pixel, not its code", () => {
    // Half black, half white: linear 0.5 is sRGB 0.7354.
    expect(draw((x) => ({ level: 0, color: x % 1 < 0.5 ? [0, 0, 0] : [1, 1, 1] }))(6, 10)).to.be.closeTo(0.7354, 1e-4);
  });
});
