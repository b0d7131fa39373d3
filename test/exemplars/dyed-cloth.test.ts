import { expect } from "chai";
import { labOf } from "../../src/color/lab";
import { cloth } from "../../src/exemplars/cloth";
import { dyedCloth, dyedClothWarp } from "../../src/exemplars/dyed-cloth";
import { share } from "./truth";

const options = { height: 100, width: 140, seed: 4 };
const warp = dyedClothWarp(options);
const lab = labOf(dyedCloth.draw(options));
const mean = (of: number, c: number) => {
  const own = Array.from(warp.keys()).filter((i) => warp[i] === of);
  return own.reduce((sum, i) => sum + lab[3 * i + c]!, 0) / own.length;
};

describe("dyed cloth", () => {
  it("has a red warp and a green weft, where the truth says", () => {
    expect(share(warp, 1)).to.be.within(0.4, 0.6);
    expect(mean(1, 1)).to.be.above(35);
    expect(mean(0, 1)).to.be.below(-25);
    const agrees = Array.from(warp, (red, i) => lab[3 * i + 1]! > 0 === (red === 1));
    expect(agrees.filter(Boolean).length / warp.length).to.be.above(0.9);
  });

  it("has both as light: mean L* within 3", () => expect(mean(1, 0)).to.be.closeTo(mean(0, 0), 3));

  it("is cloth's weave: warp where cloth is blue", () => {
    const { data } = cloth.draw(options);
    const agrees = Array.from(warp, (red, i) => {
      const blue = data[3 * i + 2]! > data[3 * i]!;
      return blue === (red === 1);
    });
    expect(agrees.filter(Boolean).length / warp.length).to.be.above(0.9);
  });
});
