import { expect } from "chai";
import { ciede2000 } from "../../src/color/ciede2000";
import type { Triple } from "../../src/color/matrix3";
import { colorGolden } from "./golden";

const both = (numbers: readonly number[]) => [numbers.slice(0, 3), numbers.slice(3, 6)] as unknown as [Triple, Triple];

describe("ciede2000", () => {
  it("gives the published differences of Sharma, Wu & Dalal's 34 pairs, either way round", () => {
    expect(colorGolden.published).to.have.length(34);
    for (const pair of colorGolden.published) {
      const [one, other] = both(pair);
      expect(ciede2000(one, other), pair.join(" ")).to.be.closeTo(pair[6]!, 5e-5);
      expect(ciede2000(other, one), pair.join(" ")).to.be.closeTo(pair[6]!, 5e-5);
    }
  });

  it("is colour-science's and scikit-image's for 40 random pairs", () => {
    for (const pair of colorGolden.pairs) {
      const found = ciede2000(...both(pair));
      expect(found).to.be.closeTo(pair[6]!, 1e-9);
      expect(found).to.be.closeTo(pair[7]!, 1e-9);
    }
  });

  it("is nothing between a color and itself", () => expect(ciede2000([40, 20, -70], [40, 20, -70])).to.equal(0));
});
