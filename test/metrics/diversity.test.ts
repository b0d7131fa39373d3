import { expect } from "chai";
import { diversity } from "../../src/metrics/diversity";
import { goldenDiversity, pictures } from "./golden";
import { moved, strip, textures } from "./pictures";

describe("diversity", () => {
  it("is the mean over pairs, over two samples' distance or the one expected: numpy's", () => {
    const { images, over_two, over_one } = goldenDiversity;
    expect(diversity(images, [pictures[0]!, pictures[2]!])).to.be.closeTo(over_two, 1e-6);
    expect(diversity(images, [pictures[0]!])).to.be.closeTo(over_one, 1e-6);
  });

  it("is 0 where every seed gave one picture, about 1 for other draws and for displaced copies", () => {
    for (const { exemplar, floor } of textures) {
      expect(diversity([exemplar, exemplar, exemplar], [exemplar, floor])).to.equal(0);
      expect(diversity([exemplar, floor], [exemplar, floor])).to.equal(1);
      expect(diversity([exemplar, moved(exemplar, 33, 41)], [exemplar])).to.be.within(0.75, 1.25);
      expect(diversity([exemplar, floor], [exemplar])).to.be.within(0.75, 1.25);
    }
  });

  it("is null for one picture, and where samples do not differ", () => {
    const { exemplar, floor } = textures[0]!;
    expect(diversity([exemplar], [exemplar, floor])).to.equal(null);
    expect(diversity([], [exemplar, floor])).to.equal(null);
    expect(diversity([exemplar, floor], [exemplar, exemplar])).to.equal(null);
    expect(diversity([exemplar, floor], [strip([1, 0, 0])])).to.equal(null);
  });

  it("refuses pictures or samples of different sizes", () => {
    const [one, two] = [strip([1, 0, 0]), strip([1, 0, 0], [0, 1, 0])];
    expect(() => diversity([one, two], [two])).to.throw("diversity: expected pictures of one size, 1×1, got");
    expect(() => diversity([one, one], [one, two])).to.throw("two samples of one size");
  });
});
