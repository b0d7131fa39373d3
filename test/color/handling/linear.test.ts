import { expect } from "chai";
import { colorHandlingNamed } from "../../../src/color/handling";
import { NO_VARIANCE } from "../../../src/color/covariance";
import { random } from "../../../src/core/random";
import { colorMoments } from "../../../src/image/color-moments";
import type { Image } from "../../../src/image/image";
import { expectClose, expectNear } from "../../support/close";
import { blob, bricks, cloth, flat, grayOf, movement, pebbles } from "./pictures";

const names = ["cholesky", "pca", "monge"] as const;
const stream = random(1, "unused");
const map = (name: string, picture: Image, palette: Image) =>
  colorHandlingNamed(name).after!(picture, { image: palette, aligned: false }, stream);

/** Full rank, all: also those whose least deviation is a few levels. */
const pairs = [
  ...[1, 2, 3, 4].map((seed) => ({ what: `blobs ${seed}`, own: blob(seed, 20, 30), wanted: blob(seed + 10, 25, 17) })),
  ...[{ what: "pebbles to cloth", own: pebbles, wanted: cloth }, { what: "bricks to pebbles", own: bricks, wanted: pebbles }], // prettier-ignore
];

for (const name of names)
  describe(name, () => {
    for (const { what, own, wanted } of pairs)
      it(`${what}: reaches the palette's mean and covariance`, () => {
        const [found, target] = [colorMoments(map(name, own, wanted)), colorMoments(wanted)];
        expectNear(found.mean, target.mean, 1e-6, "mean");
        expectNear(found.covariance, target.covariance, 1e-5, "covariance");
      });

    it("is the same before the run as after it, whatever the palette's place and chance", () => {
      const handling = colorHandlingNamed(name);
      const before = handling.before!(pebbles, { image: cloth, aligned: true }, random(7, "other"));
      expect(before.data).to.deep.equal(map(name, pebbles, cloth).data);
      expect([before.height, before.width]).to.deep.equal([40, 56]);
    });

    it("leaves a picture as it is that is its own palette", () =>
      expectClose(map(name, pebbles, pebbles).data, [...pebbles.data], 1e-6));

    it("turns a picture of one color into the palette's mean color, and any into a palette of one", () => {
      const mean = colorMoments(cloth).mean;
      expectClose(map(name, flat([0.2, 0.4, 0.6]), cloth).data, [...flat(mean).data], 1e-6);
      const one = flat([0.2, 0.4, 0.6]);
      expectClose(map(name, pebbles, one).data, [...flat([0.2, 0.4, 0.6], 40, 56).data], 1e-6);
      expectClose(map(name, one, one).data, [...one.data], 1e-6);
      expectClose(map(name, flat([0, 0, 0], 1, 1), flat([1, 1, 1], 1, 1)).data, [1, 1, 1]);
    });

    it("makes one line of colors of a gray picture, with the palette's mean: a gray palette's moments are reached", () => {
      const [gray, grayPalette] = [grayOf(pebbles), grayOf(cloth)];
      const found = colorMoments(map(name, gray, cloth));
      expectNear(found.mean, colorMoments(cloth).mean, 1e-6);
      expect(minors(found.covariance)).to.be.below(1e-9);
      const toGray = colorMoments(map(name, gray, grayPalette));
      expectNear(toGray.covariance, colorMoments(grayPalette).covariance, 1e-5);
      const collapsed = colorMoments(map(name, pebbles, grayPalette));
      expectNear(collapsed.covariance, colorMoments(grayPalette).covariance, 1e-5);
    });

    it("makes no color of rounding: a gray picture with noise below a level stays on a line", () => {
      const { uniform } = random(3, "noise");
      const gray = grayOf(pebbles);
      const noisy = { ...gray, data: gray.data.map((value) => value + (uniform() - 0.5) / 255) };
      const exact = colorMoments(map(name, gray, cloth)).covariance;
      expectNear(colorMoments(map(name, noisy, cloth)).covariance, exact, 0.02);
    });

    it("stretches what has just more variance than rounding, and not what has just less", () => {
      const spread = (factor: number) => {
        const off = Math.sqrt(NO_VARIANCE * factor);
        const plain = flat([0.5, 0.5, 0.5], 1, 4).data;
        // Red varies much; green, on its own, by `off`.
        plain.set([0.3, 0.5 + off, 0.5, 0.7, 0.5 + off, 0.5, 0.3, 0.5 - off, 0.5, 0.7, 0.5 - off, 0.5]);
        return colorMoments(map(name, { height: 1, width: 4, data: plain }, blob(5, 20, 20))).covariance;
      };
      expect(minors(spread(1.1))).to.be.above(1e-6);
      expect(minors(spread(0.9))).to.be.below(1e-10);
    });

    it("gives finite numbers where a channel is black throughout", () => {
      const black = { ...pebbles, data: pebbles.data.map((value, i) => (i % 3 === 1 ? 0 : value)) };
      for (const [own, wanted] of [
        [black, cloth],
        [cloth, black],
        [black, black],
        [black, grayOf(cloth)],
      ] as const)
        // prettier-ignore
        expect(map(name, own, wanted).data.every(Number.isFinite)).to.be.true;
      expectNear(colorMoments(map(name, cloth, black)).covariance, colorMoments(black).covariance, 1e-5);
    });
  });

describe("by hand", () => {
  // Uncorrelated: red's deviation 0.1, green's 0.2, blue's 0.05; the palette's 0.2, 0.1, 0.05, with another mean.
  const corners = (red: number, green: number, blue: number, mean: number): Image => ({
    height: 2,
    width: 4,
    data: Float32Array.from(
      [...Array(8).keys()].flatMap((k) => [mean + (k & 1 ? red : -red), mean + (k & 2 ? green : -green), mean + (k & 4 ? blue : -blue)]), // prettier-ignore
    ),
  });

  for (const name of names)
    it(`${name} scales channels that do not correlate`, () =>
      expectClose(
        map(name, corners(0.1, 0.2, 0.05, 0.5), corners(0.2, 0.1, 0.05, 0.4)).data,
        [...corners(0.2, 0.1, 0.05, 0.4).data],
        1e-6,
      ));

  it("cholesky makes red of red alone", () => {
    const [own, wanted] = [blob(1, 8, 9), blob(2, 9, 9)];
    const [a, b] = [colorMoments(own), colorMoments(wanted)];
    const red = (i: number) => Math.sqrt(b.covariance[0]! / a.covariance[0]!) * (own.data[i]! - a.mean[0]) + b.mean[0];
    const found = map("cholesky", own, wanted).data;
    for (let i = 0; i < found.length; i += 3) expect(found[i]).to.be.closeTo(red(i), 1e-6);
  });
});

describe("monge", () => {
  it("by hand: what has no variance to speak of leaves the rest as if it were not there", () => {
    // Red deviates by 0.1; green, on its own, by 0.4 levels. All that can be matched is red's deviation: that of the palette.
    const off = 0.4 / 255;
    const own = { height: 2, width: 2, data: Float32Array.of(0.4, 0.5 + off, 0.5, 0.6, 0.5 + off, 0.5, 0.4, 0.5 - off, 0.5, 0.6, 0.5 - off, 0.5) }; // prettier-ignore
    const palette = blob(5, 20, 20);
    const found = colorMoments(map("monge", own, palette)).covariance;
    expectClose(found, [colorMoments(palette).covariance[0]!, 0, 0, 0, 0, 0, 0, 0, 0], 1e-8);
  });

  for (const { what, own, wanted } of pairs)
    it(`${what}: moves pixels least of the three, and as little as normal distributions can be moved`, () => {
      const [least, ...others] = ["monge", "pca", "cholesky"].map((name) => movement(own, map(name, own, wanted)));
      for (const other of others) expect(least! <= other * (1 + 1e-6), `${least} against ${other}`).to.be.true;
      expect(others[1]! > least! * 1.001, "that the maps differ").to.be.true;
    });
});

/** The sum of the three principal minors: 0 where all colors lie on a line; a product of two variances elsewhere. */
function minors(c: Float64Array): number {
  return c[0]! * c[4]! - c[1]! ** 2 + c[0]! * c[8]! - c[2]! ** 2 + c[4]! * c[8]! - c[5]! ** 2;
}
