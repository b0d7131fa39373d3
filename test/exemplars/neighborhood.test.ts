import { expect } from "chai";
import { random } from "../../src/core/random";
import { neighborhood } from "../../src/exemplars/neighborhood";

describe("neighborhood", () => {
  it("finds all within its side, left of and above the origin too", () => {
    const dice = random(1, "test");
    const points = Array.from({ length: 200 }, () => ({ x: 40 * dice.uniform() - 20, y: 30 * dice.uniform() - 15 }));
    const near = neighborhood<(typeof points)[number]>(5);
    points.forEach((point) => near.add(point));
    for (const { x, y } of points) {
      const found = near.around(x, y);
      for (const point of points) if (Math.hypot(point.x - x, point.y - y) <= 5) expect(found).to.include(point);
      for (const point of found) expect(Math.max(Math.abs(point.x - x), Math.abs(point.y - y))).to.be.below(10);
    }
  });
});
