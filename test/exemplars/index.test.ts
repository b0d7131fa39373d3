import { expect } from "chai";
import { colorExemplars, exemplars } from "../../src/exemplars/index";

describe("exemplars", () => {
  it("have a gray version each", () => {
    expect(Object.keys(exemplars)).to.have.members(colorExemplars.flatMap((name) => [name, `${name}-gray`]));
  });

  for (const [name, exemplar] of Object.entries(exemplars)) {
    const alwaysTheSame = name === "stripes-gray"; // one gray all over, since the stripes have one luminance
    describe(name, () => {
      it("bears its name and says what is to be seen", () => {
        expect(exemplar.name).to.equal(name);
        expect(exemplar.description).to.match(/pixels/);
      });

      it("draws the same picture for the same seed, and another for another", () => {
        const drawn = exemplar.draw({ height: 24, width: 40, seed: 1 });
        expect([drawn.height, drawn.width, drawn.data.length]).to.deep.equal([24, 40, 24 * 40 * 3]);
        expect(exemplar.draw({ height: 24, width: 40, seed: 1 }).data).to.deep.equal(drawn.data);
        if (!alwaysTheSame)
          expect(exemplar.draw({ height: 24, width: 40, seed: 2 }).data).not.to.deep.equal(drawn.data);
      });

      it("stays in 0..1 and uses much of it, at any size from 16 × 16", () => {
        for (const size of [
          { height: 16, width: 16 },
          { height: 97, width: 61 },
        ]) {
          const { data } = exemplar.draw({ ...size, seed: 3 });
          const [low, high] = [Math.min(...data), Math.max(...data)];
          expect(low).to.be.at.least(0);
          expect(high).to.be.at.most(1);
          if (!name.endsWith("-gray")) expect(high - low).to.be.above(0.5);
        }
      });

      it("refuses sizes below 16 and seeds that are no whole numbers", () => {
        expect(() => exemplar.draw({ height: 15, width: 16, seed: 1 })).to.throw(
          `${name}: expected height to be a whole number ≥ 16, got 15`,
        );
        expect(() => exemplar.draw({ height: 16, width: 16.5, seed: 1 })).to.throw("width");
        expect(() => exemplar.draw({ height: 16, width: 16, seed: -1 })).to.throw("seed");
      });
    });
  }
});
