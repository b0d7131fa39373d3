import { expect } from "chai";
import { baselinesOf } from "../../src/metrics/baselines";
import { textures } from "./pictures";

const { exemplar, floor } = textures[1]!;

describe("baselinesOf", () => {
  it("hands on the other sample, and makes noise of the exemplar's size", () => {
    const baselines = baselinesOf(exemplar, floor, 1);
    expect(baselines.floor).to.equal(floor);
    for (const { height, width } of [baselines.randomPhase, baselines.shuffled])
      expect([height, width]).to.deep.equal([80, 96]);
    expect([...baselines.shuffled.data].sort()).to.deep.equal([...exemplar.data].sort());
    expect(baselines.randomPhase.data).not.to.deep.equal(baselines.shuffled.data);
  });

  it("has no floor where no other sample is given; the same for the same seed", () => {
    const baselines = baselinesOf(exemplar, undefined, 1);
    expect(baselines).to.have.all.keys("randomPhase", "shuffled");
    expect(baselinesOf(exemplar, undefined, 1)).to.deep.equal(baselines);
    const other = baselinesOf(exemplar, undefined, 2);
    expect(other.randomPhase.data).not.to.deep.equal(baselines.randomPhase.data);
    expect(other.shuffled.data).not.to.deep.equal(baselines.shuffled.data);
  });
});
