import { expect } from "chai";
import { colorHandlingNamed } from "../../../src/color/handling";
import { rotation } from "../../../src/color/handling/sliced-ot";
import { dot } from "../../../src/color/matrix3";
import { random } from "../../../src/core/random";
import { colorMoments } from "../../../src/image/color-moments";
import type { Image } from "../../../src/image/image";
import { colorWasserstein } from "../../../src/metrics/color-wasserstein";
import { expectClose, expectNear } from "../../support/close";
import { blob, bricks, cloth, flat, grayOf, pebbles } from "./pictures";

const move = (own: Image, palette: Image, seed = 1) =>
  colorHandlingNamed("sliced-ot").after!(own, { image: palette, aligned: false }, random(seed, "test"));

describe("sliced-ot", () => {
  for (const [what, own, palette] of [
    ["pebbles to cloth", pebbles, cloth],
    ["cloth to bricks", cloth, bricks],
    ["bricks to pebbles", bricks, pebbles],
    ["blobs", blob(1, 30, 40), blob(2, 25, 31)],
  ] as const)
    it(`${what}: the distribution of colors comes to within half a level of the palette's, from every side`, () => {
      const left = colorWasserstein(palette, move(own, palette));
      if (process.env.SHOW_ERRORS) console.log("      ", colorWasserstein(palette, own), left);
      expect(left).to.be.below(0.5);
      expect(left).to.be.below(colorWasserstein(palette, own) / 8);
    });

  it("gives the palette's mean, whatever the sizes", () =>
    expectNear(colorMoments(move(pebbles, cloth)).mean, colorMoments(cloth).mean, 1e-5));

  it("gives the same for the same stream, and not for another", () => {
    const found = move(pebbles, cloth);
    expect(move(pebbles, cloth).data).to.deep.equal(found.data);
    expect(move(pebbles, cloth, 2).data).not.to.deep.equal(found.data);
  });

  it("leaves a picture as it is that is its own palette", () =>
    expectClose(move(pebbles, pebbles).data, [...pebbles.data], 1e-5));

  it("gives equal pixels equal colors: a flat picture the palette's mean; and is finite for gray ones", () => {
    const { mean } = colorMoments(cloth);
    expectClose(move(flat([0.1, 0.2, 0.3]), cloth).data, [...flat(mean).data], 1e-6);
    expectClose(move(cloth, flat([0.1, 0.2, 0.3])).data, [...flat([0.1, 0.2, 0.3], 48, 36).data], 1e-6);
    for (const [own, palette] of [
      [grayOf(pebbles), cloth],
      [pebbles, grayOf(cloth)],
      [grayOf(pebbles), grayOf(cloth)],
    ] as const)
      // prettier-ignore
      expect(move(own, palette).data.every(Number.isFinite)).to.be.true;
  });
});

describe("rotation", () => {
  it("has three rows of length 1 at right angles, turned and not mirrored", () => {
    const stream = random(3, "rotation");
    for (let k = 0; k < 20; k++) {
      const rows = rotation(stream);
      rows.forEach((row, i) =>
        rows.forEach((other, j) => expect(dot(row, other)).to.be.closeTo(i === j ? 1 : 0, 1e-12)),
      );
      const [[a, b, c], [d, e, f], [g, h, i]] = rows;
      expect(a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)).to.be.closeTo(1, 1e-12);
    }
  });

  it("prefers no direction", () => {
    const stream = random(4, "rotation");
    const sums = [0, 0, 0];
    for (let k = 0; k < 3000; k++) rotation(stream)[0].forEach((value, i) => (sums[i]! += (value * value) / 3000));
    for (const sum of sums) expect(sum).to.be.closeTo(1 / 3, 0.02);
  });
});
