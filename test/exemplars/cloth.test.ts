import { expect } from "chai";
import { cloth } from "../../src/exemplars/cloth";
import { autocorrelation, luminance } from "./luminance";

const [height, width] = [130, 200];
const image = cloth.draw({ height, width, seed: 4 });
/** Blue less red: which dye a pixel shows. */
const dye = Float32Array.from({ length: height * width }, (_, i) => image.data[3 * i + 2]! - image.data[3 * i]!);

describe("cloth", () => {
  it("shows both dyes alike", () => {
    expect(dye.filter((value) => value > 0).length / dye.length).to.be.within(0.35, 0.6);
  });

  it("is a plain weave, 9 pixels from thread to thread", () => {
    // A thread on, the other dye is on top; two on, or one on both ways, the same one again.
    expect(autocorrelation(dye, width, 9, 0)).to.be.below(-0.4);
    expect(autocorrelation(dye, width, 0, 9)).to.be.below(-0.4);
    expect(autocorrelation(dye, width, 9, 9)).to.be.above(0.5);
    const atPeriod = autocorrelation(dye, width, 18, 0);
    expect(atPeriod).to.be.above(0.5);
    for (const other of [17, 19]) expect(autocorrelation(dye, width, other, 0)).to.be.below(atPeriod);
    for (const other of [17, 19])
      expect(autocorrelation(dye, width, 0, other)).to.be.below(autocorrelation(dye, width, 0, 18));
  });

  it("is irregular: far apart the threads are no longer in step", () => {
    expect(autocorrelation(dye, width, 18, 0) - autocorrelation(dye, width, 90, 0)).to.be.above(0.02);
  });

  it("is darkest where threads dive", () => {
    const light = Array.from(luminance(image)).sort((a, b) => a - b);
    expect(light[Math.floor(0.02 * light.length)]).to.be.below(0.25);
    expect(light[Math.floor(0.9 * light.length)]).to.be.above(0.6);
  });
});
