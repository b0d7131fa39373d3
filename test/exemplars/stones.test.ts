import { expect } from "chai";
import { random } from "../../src/core/random";
import { stoneBed } from "../../src/exemplars/stones";

const bed = stoneBed({ height: 60, width: 90, smallest: 4, largest: 10, random: random(1, "test") });

describe("stoneBed", () => {
  it("gives each point to the stone with the least power, as a search of all stones does", () => {
    const dice = random(2, "test");
    for (let k = 0; k < 300; k++) {
      const [x, y] = [90 * dice.uniform(), 60 * dice.uniform()];
      const powers = bed.stones.map((stone) => (stone.x - x) ** 2 + (stone.y - y) ** 2 - stone.radius ** 2);
      expect(bed.locate(x, y).stone.index).to.equal(powers.indexOf(Math.min(...powers)));
    }
  });

  it("has every stone's middle inside it, and cracks between", () => {
    const inPicture = bed.stones.filter(({ x, y }) => x > 0 && x < 90 && y > 0 && y < 60);
    for (const stone of inPicture) {
      const site = bed.locate(stone.x, stone.y);
      expect(site.stone).to.equal(stone);
      expect(site.inside).to.be.above(0.5 * stone.radius);
    }
    const across = Array.from({ length: 900 }, (_, i) => bed.locate(i / 10, 30).inside);
    expect(Math.min(...across)).to.be.within(-10, 0);
  });

  it("changes smoothly: a step of a tenth changes the distance by no more", () => {
    for (let i = 0; i < 900; i++) {
      const [here, next] = [bed.locate(i / 10, 30), bed.locate((i + 1) / 10, 30)];
      if (here.stone === next.stone) expect(Math.abs(next.inside - here.inside)).to.be.below(0.101);
    }
  });
});
