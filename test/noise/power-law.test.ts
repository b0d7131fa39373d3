import { expect } from "chai";
import { complexesOf, fft2 } from "../../src/core/fft";
import { random } from "../../src/core/random";
import { powerLaw, type PowerLawOptions } from "../../src/noise/power-law";
import { moments } from "./moments";

const size = { height: 64, width: 96 };
const draw = (options: Partial<PowerLawOptions> = {}, seed = 1) =>
  powerLaw({ ...size, random: random(seed, "test"), sigma: 20, ...options });
const channel = (data: Float32Array, c: number) => Float64Array.from(data.filter((_, i) => i % 3 === c));

/** The slope of log power over log frequency, by least squares over all frequencies but 0, of three channels. */
function slopeOf(data: Float32Array): number {
  const [xs, ys]: [number[], number[]] = [[], []];
  for (const c of [0, 1, 2]) {
    const own = channel(data, c);
    const spectrum = fft2(complexesOf(own), size.height, size.width);
    for (let i = 1; i < own.length; i++) {
      const [row, column] = [Math.floor(i / size.width), i % size.width];
      const f = Math.hypot(Math.min(row, 64 - row) / 64, Math.min(column, 96 - column) / 96);
      xs.push(Math.log(f));
      ys.push(Math.log(spectrum[2 * i]! ** 2 + spectrum[2 * i + 1]! ** 2));
    }
  }
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const across = xs.reduce((sum, value, i) => sum + (value - x) * (ys[i]! - y), 0);
  return across / xs.reduce((sum, value) => sum + (value - x) ** 2, 0);
}

describe("powerLaw", () => {
  for (const alpha of [-1, 0, 1, 2])
    it(`alpha ${alpha}: power falls as 1/f^alpha, and the spread is what was asked for`, () => {
      const { data } = draw({ alpha });
      // The logarithm of an exponential variable has deviation 1.28; 18,429 frequencies, every other one a mirror image.
      expect(slopeOf(data)).to.be.closeTo(-alpha, 0.08);
      const deviations = [1, 2, 3, 4, 5, 6, 7, 8].map(
        (seed) => moments(channel(draw({ alpha }, seed).data, 0)).deviation,
      );
      const rms = Math.sqrt(deviations.reduce((sum, value) => sum + value ** 2, 0) / deviations.length);
      expect(255 * rms).to.be.closeTo(20, alpha === 2 ? 3 : 1);
    });

  it("has the mean color asked for, exactly, in each channel", () => {
    const mean = [0.3, 0.5, 0.7] as const;
    const { data } = draw({ mean });
    mean.forEach((level, c) => expect(moments(channel(data, c)).mean).to.be.closeTo(level, 1e-6));
  });

  it("draws its channels apart, and is its mean color where there is no spread, or one pixel", () => {
    const { data } = draw();
    const [red, green] = [channel(data, 0), channel(data, 1)];
    const together = red.reduce((sum, value, i) => sum + (value - 0.5) * (green[i]! - 0.5), 0) / red.length;
    expect(Math.abs(together) / (20 / 255) ** 2).to.be.below(0.2);
    expect([...draw({ sigma: 0, height: 2, width: 3 }).data]).to.deep.equal(Array<number>(18).fill(0.5));
    expect([...draw({ height: 1, width: 1 }).data]).to.deep.equal([0.5, 0.5, 0.5]);
  });

  it("refuses what is no exponent and no spread", () => {
    expect(() => draw({ alpha: NaN })).to.throw("alpha");
    expect(() => draw({ alpha: 9 })).to.throw("alpha");
    expect(() => draw({ sigma: -1 })).to.throw("sigma");
  });
});
