import { expect } from "chai";
import { random } from "../../src/core/random";
import { disksApart } from "../../src/exemplars/disks-apart";

const bed = disksApart({ height: 60, width: 90, smallest: 5, largest: 7, gap: 4, random: random(1, "test") });

describe("disksApart", () => {
  it("keeps the radii asked for, and the gap between any two", () => {
    const radii = bed.disks.map(({ radius }) => radius);
    expect(Math.max(...radii)).to.be.closeTo(7, 1e-9);
    expect(Math.min(...radii)).to.be.closeTo(5, 1e-9);
    bed.disks.forEach((a, i) => {
      for (const b of bed.disks.slice(0, i))
        expect(Math.hypot(a.x - b.x, a.y - b.y)).to.be.at.least(a.radius + b.radius + 4 - 1e-9);
    });
  });

  it("finds the disk whose outline is nearest, as a search of all does", () => {
    const dice = random(2, "test");
    for (let k = 0; k < 300; k++) {
      const [x, y] = [90 * dice.uniform(), 60 * dice.uniform()];
      const inside = bed.disks.map((disk) => disk.radius - Math.hypot(disk.x - x, disk.y - y));
      const most = Math.max(...inside);
      expect(bed.locate(x, y)).to.deep.equal({ disk: bed.disks[inside.indexOf(most)], inside: most });
    }
  });

  it("finds nothing far away", () => expect(bed.locate(5000, 5000)).to.equal(undefined));
});
