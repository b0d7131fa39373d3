import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { random } from "../../src/core/random";
import type { Image } from "../../src/image/image";
import { kernels, type KernelName } from "../../src/image/kernel";
import { resize } from "../../src/image/resize";

interface Golden {
  readonly height: number;
  readonly width: number;
  readonly values: readonly number[];
  readonly cases: readonly { kernel: KernelName; height: number; width: number; values: readonly number[] }[];
}
const golden = JSON.parse(readFileSync(join(__dirname, "../golden/resize-pillow.json"), "utf8")) as Golden;
const kernelNames = Object.keys(kernels) as KernelName[];

/** A plane of gray as a picture: its negative in green and nothing in blue, so that mixed channels show. */
function picture({ height, width, values }: { height: number; width: number; values: readonly number[] }): Image {
  return { height, width, data: Float32Array.from(values.flatMap((value) => [value, -value, 0])) };
}

describe("resize", () => {
  for (const { kernel, height, width, values } of golden.cases) {
    it(`agrees with Pillow: ${kernel}, ${golden.height} × ${golden.width} to ${height} × ${width}`, () => {
      const made = resize(picture(golden), { height, width, kernel });
      expect([made.height, made.width]).to.deep.equal([height, width]);
      const wanted = picture({ height, width, values }).data;
      // Pillow rounds to float32 between the two passes as well.
      made.data.forEach((value, i) => expect(value).to.be.closeTo(wanted[i]!, 3e-7));
    });
  }

  for (const kernel of kernelNames) {
    it(`keeps a flat picture flat and the same size the same: ${kernel}`, () => {
      const flat: Image = { height: 5, width: 8, data: new Float32Array(120).fill(0.3) };
      for (const value of resize(flat, { height: 13, width: 3, kernel }).data) expect(value).to.be.closeTo(0.3, 1e-7);
      const source = picture(golden);
      const same = resize(source, { height: source.height, width: source.width, kernel });
      same.data.forEach((value, i) => expect(value).to.be.closeTo(source.data[i]!, 1e-7));
    });
  }

  it("averages blocks with area, by hand", () => {
    // 2 × 4 to 1 × 2: (1 + 2 + 5 + 6) / 4 and (3 + 4 + 7 + 8) / 4.
    const made = resize(picture({ height: 2, width: 4, values: [1, 2, 3, 4, 5, 6, 7, 8] }), {
      height: 1,
      width: 2,
      kernel: "area",
    });
    expect(Array.from(made.data)).to.deep.equal([3.5, -3.5, 0, 5.5, -5.5, 0]);
  });

  it("keeps the mean of white noise when shrinking, but not its variance", () => {
    const stream = random(1, "resize");
    const noise = picture({ height: 64, width: 64, values: Array.from({ length: 4096 }, () => stream.normal()) });
    const reds = (image: Image) => image.data.filter((_, i) => i % 3 === 0);
    const power = (values: Float32Array) => values.reduce((sum, value) => sum + value * value, 0) / values.length;
    const small = (kernel: KernelName) => power(reds(resize(noise, { height: 16, width: 16, kernel })));
    // Averages of 16 independent values have variance 1 / 16; picking one of 16 keeps it at 1.
    expect(small("area")).to.be.closeTo(1 / 16, 0.02);
    expect(small("lanczos3")).to.be.below(0.1);
    expect(small("nearest")).to.be.above(0.8);
  });

  it("refuses what it cannot do", () => {
    const source = picture(golden);
    expect(() => resize(source, { height: 0, width: 3, kernel: "area" })).to.throw(
      "resize: expected height to be a whole number ≥ 1, got 0",
    );
    expect(() => resize(source, { height: 3, width: 2.5, kernel: "area" })).to.throw("width to be a whole number ≥ 1");
    expect(() => resize(source, { height: 1e5, width: 1e5, kernel: "area" })).to.throw("at most");
    expect(() => resize(source, { height: 3, width: 3, kernel: "bicubic" as KernelName })).to.throw(
      'a kernel among nearest, area, linear, cubic, lanczos3, got "bicubic"',
    );
    expect(() => resize({ ...source, width: 9 }, { height: 3, width: 3, kernel: "area" })).to.throw("7 × 9 × 3");
  });
});
