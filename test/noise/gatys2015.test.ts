import { expect } from "chai";
import { random } from "../../src/core/random";
import { gatys2015 } from "../../src/noise/gatys2015";
import { moments } from "./moments";

describe("gatys2015", () => {
  it("is standard normal in levels of 0..255 around ImageNet's mean color, red first", () => {
    const { data } = gatys2015({ height: 100, width: 300, random: random(1, "test") });
    [123.68, 116.779, 103.939].forEach((wanted, c) => {
      const { mean, deviation } = moments(data.filter((_, i) => i % 3 === c));
      expect(255 * mean).to.be.closeTo(wanted, 4 / Math.sqrt(30000));
      expect(255 * deviation).to.be.closeTo(1, 4 / Math.sqrt(60000));
    });
  });
});
