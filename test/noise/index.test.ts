import { expect } from "chai";
import { random } from "../../src/core/random";
import type { Image } from "../../src/image/image";
import { UsageError } from "../../src/core/demand";
import { startNamed, starts, type StartName } from "../../src/noise/index";
import { moments } from "./moments";

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

describe("startNamed", () => {
  const draw = (description: string) =>
    startNamed(description).start({ height: 100, width: 300, exemplar, random: random(1, "start") }).data;
  const channel = (data: Float32Array, c: number) => moments(data.filter((_, i) => i % 3 === c));

  it("is the plain start where no option is stated", () => {
    for (const [name, start] of Object.entries(starts))
      expect(draw(name)).to.deep.equal(start({ height: 100, width: 300, exemplar, random: random(1, "start") }).data);
  });

  it("puts noise of a spread around a color: Gatys et al.'s, Heitz et al.'s, Li et al.'s starts", () => {
    // 30,000 values a channel: four standard errors of the mean and of the deviation.
    const [few, fewer] = [4 / Math.sqrt(30000), 4 / Math.sqrt(60000)];
    const around = (description: string, means: readonly number[], deviation: number) => {
      const data = draw(description);
      means.forEach((mean, c) => {
        const found = channel(data, c);
        expect(255 * found.mean).to.be.closeTo(mean, few * deviation);
        expect(255 * found.deviation).to.be.closeTo(deviation, fewer * deviation);
      });
      return data;
    };
    around("white-gaussian/around=imagenet/sigma=1", [123.68, 116.779, 103.939], 1);
    // The exemplar's mean color is (1.4, 1.1, 2.4)/4.
    around("white-gaussian/around=exemplar/sigma=2.55", [89.25, 70.125, 153], 2.55);
    const small = around("uniform/around=imagenet/half=0.1", [123.68, 116.779, 103.939], 0.1 / Math.sqrt(3));
    const farthest = small.reduce(
      (most, value, i) => Math.max(most, Math.abs(255 * value - [123.68, 116.779, 103.939][i % 3]!)),
      0,
    );
    expect(farthest).to.be.within(0.0999, 0.1001);
  });

  it("tells the options that are not the default, in one order", () => {
    const named = startNamed("white-gaussian/sigma=1/around=imagenet");
    expect(named).to.include({ name: "white-gaussian/around=imagenet/sigma=1", kind: "white-gaussian" });
    expect(named.options).to.deep.equal({ around: "imagenet", sigma: 1 });
    expect(startNamed("uniform/half=127.5/around=gray").name).to.equal("uniform");
  });

  const refusals: readonly [string, string][] = [
    ["pink", "init: expected one of white-gaussian, uniform, power-law, color-matched"],
    ["uniform/sigma=1", "init: expected options of uniform among around, half, got sigma=1"],
    ["color-matched/sigma=1", "among none"],
    ["uniform/half=-1", "init: expected another half of uniform"],
    ["white-gaussian/around=red", "init: expected another around of white-gaussian"],
    ["white-gaussian/sigma", "init: expected NAME/option=value/…"],
    ["white-gaussian/sigma=", "init: expected another sigma"],
  ];
  for (const [description, words] of refusals)
    it(`refuses ${description}`, () => expect(() => startNamed(description)).to.throw(UsageError, words));
});
