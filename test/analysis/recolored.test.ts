import { expect } from "chai";
import { outsideShare } from "../../src/analysis/color-changes";
import { colorTargets } from "../../src/analysis/color-targets";
import { recolored } from "../../src/analysis/recolored";
import { exemplars } from "../../src/exemplars";

const textures = {
  cloth: (seed: number) => exemplars.cloth.draw({ height: 24, width: 32, seed }),
  bricks: (seed: number) => exemplars.bricks.draw({ height: 24, width: 32, seed }),
};

describe("analysis/recolored", () => {
  it("gives each texture so many pictures in the gamut, no two of one color", () => {
    const samples = recolored(textures, { count: 6, seed: 1 });
    const names = ["cloth", "bricks"].flatMap((name) => Array.from({ length: 6 }, () => name));
    expect(samples.map(({ texture }) => texture)).to.deep.equal(names);
    for (const { image } of samples) expect(outsideShare(image)).to.equal(0);
    const means = samples.map(({ image }) =>
      colorTargets(image)
        .mean.map((value) => value.toFixed(3))
        .join(),
    );
    expect(new Set(means).size).to.equal(12);
    const strengths = samples.map(({ image }) => colorTargets(image).hues.reduce((sum, value) => sum + value, 0));
    expect(Math.max(...strengths) / Math.min(...strengths)).to.be.above(1.5);
  });

  it("is the same for the same seed, whatever other textures there are", () => {
    const [both, alone] = [textures, { bricks: textures.bricks }].map((each) => recolored(each, { count: 2, seed: 3 }));
    expect(both!.slice(2)).to.deep.equal(alone);
    expect(recolored(textures, { count: 2, seed: 4 })).not.to.deep.equal(both);
  });
});
