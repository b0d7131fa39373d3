import { expect } from "chai";
import { random } from "../../src/core/random";
import { scatter } from "../../src/exemplars/scatter";

const options = { height: 60, width: 90, margin: 20, smallest: 3, largest: 8 };
const disks = scatter({ ...options, random: random(1, "test") });

describe("scatter", () => {
  it("lets no two disks overlap", () => {
    disks.forEach((a, i) => {
      expect(a.index).to.equal(i);
      disks
        .slice(0, i)
        .forEach((b) => expect(Math.hypot(a.x - b.x, a.y - b.y)).to.be.at.least(a.radius + b.radius - 1e-9));
    });
  });

  it("uses all sizes from the largest to the smallest, within the margin", () => {
    expect(Math.max(...disks.map(({ radius }) => radius))).to.equal(8);
    expect(Math.min(...disks.map(({ radius }) => radius))).to.be.closeTo(3, 1e-9);
    for (const { x, y } of disks) {
      expect(x).to.be.within(-20, 110);
      expect(y).to.be.within(-20, 80);
    }
  });

  it("leaves few holes", () => {
    const covered = disks.reduce((sum, { radius }) => sum + Math.PI * radius ** 2, 0) / (130 * 100);
    expect(covered).to.be.above(0.5);
  });
});
