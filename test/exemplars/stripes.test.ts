import { expect } from "chai";
import { STRIPE_LUMINANCE, stripes, stripesTruth } from "../../src/exemplars/stripes";
import { autocorrelation } from "./luminance";
import { share } from "./truth";

const options = { height: 120, width: 170, seed: 4 };
const { data } = stripes.draw(options);
const truth = stripesTruth(options);

/** Rec. 709's weights and sRGB's curve, written out apart from the code under test. */
function luminance(pixel: number): number {
  const light = (c: number) => {
    const code = data[3 * pixel + c]!;
    return code <= 0.04045 ? code / 12.92 : ((code + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * light(0) + 0.7152 * light(1) + 0.0722 * light(2);
}

describe("stripes", () => {
  it("have one luminance everywhere, edges included, to 5e-5", () => {
    for (let i = 0; i < truth.length; i++) expect(luminance(i)).to.be.closeTo(STRIPE_LUMINANCE, 5e-5);
  });

  it("are orange and blue, as wide", () => {
    expect(share(truth, 1)).to.be.within(0.45, 0.55);
    const agrees = Array.from(truth, (label, i) => {
      const orange = data[3 * i]! > data[3 * i + 2]!;
      return orange === (label === 1);
    });
    expect(agrees.filter(Boolean).length / truth.length).to.be.above(0.97);
  });

  it("repeat every 20 pixels across: 25 to the right, or 33 down", () => {
    // They go along (0.8, 0.6) · x: 20 / 0.8 and 20 / 0.6.
    const plane = Float32Array.from(truth);
    for (const [right, down] of [
      [25, 0],
      [0, 33],
    ] as const)
      // prettier-ignore
      expect(autocorrelation(plane, options.width, right, down)).to.be.above(0.4);
    for (const [right, down] of [
      [12, 0],
      [0, 17],
    ] as const)
      // prettier-ignore
      expect(autocorrelation(plane, options.width, right, down)).to.be.below(-0.4);
  });
});
