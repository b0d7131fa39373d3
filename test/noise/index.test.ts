import { expect } from "chai";
import { random } from "../../src/core/random";
import type { Image } from "../../src/image/image";
import { starts, type StartName } from "../../src/noise/index";

const exemplar: Image = {
  height: 2,
  width: 2,
  data: Float32Array.of(0.1, 0.2, 0.3, 0.9, 0.5, 0.7, 0.4, 0.4, 0.4, 0, 0, 1),
};

describe("starts", () => {
  for (const name of Object.keys(starts) as StartName[]) {
    const draw = (seed: number) => starts[name]({ height: 5, width: 9, exemplar, random: random(seed, "start") });

    it(`${name}: the size asked for, in 0..1, the same for the same stream and another for another`, () => {
      const { height, width, data } = draw(1);
      expect([height, width, data.length]).to.deep.equal([5, 9, 135]);
      for (const value of data) expect(value).to.be.within(0, 1);
      expect(draw(1).data).to.deep.equal(data);
      expect(draw(2).data).not.to.deep.equal(data);
    });

    it(`${name}: refuses sizes that are no whole numbers ≥ 1`, () => {
      expect(() => starts[name]({ height: 0, width: 9, exemplar, random: random(1, "start") })).to.throw("height");
      expect(() => starts[name]({ height: 5, width: 1.5, exemplar, random: random(1, "start") })).to.throw("width");
    });
  }

  it("differ from each other", () => {
    const drawn = Object.values(starts).map((start) =>
      start({ height: 1, width: 2, exemplar, random: random(1, "start") }).data.join(),
    );
    expect(new Set(drawn).size).to.equal(drawn.length);
  });
});
