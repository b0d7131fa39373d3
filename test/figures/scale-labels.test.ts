import { expect } from "chai";
import { labelRows } from "../../src/figures/scale-labels";

const spans = (...lengths: number[]) =>
  lengths.map((length, i) => {
    const from = lengths.slice(0, i).reduce((sum, part) => sum + part, 0);
    return { from, to: from + length, label: "32×32" };
  });

describe("figures/scale-labels", () => {
  // A label of 5 letters and a space takes 6 of the axis' 93: of 93 evaluations, 6.
  it("sets labels in one row where they have room", () => {
    expect(labelRows(spans(31, 31, 31), 93, 93)).to.deep.equal([0, 0, 0]);
    expect(labelRows(spans(6, 6, 81), 93, 93)).to.deep.equal([0, 0, 0]);
  });

  it("sets narrow ones above another, the last scale lowest", () => {
    expect(labelRows(spans(5, 5, 83), 93, 93)).to.deep.equal([1, 0, 0]);
    expect(labelRows(spans(2, 2, 2, 87), 93, 93)).to.deep.equal([2, 1, 0, 0]);
  });

  it("counts with as many letters as the axis is long", () => {
    // Of 31 letters a label takes 6, which is 18 of 93 evaluations.
    expect(labelRows(spans(18, 18, 57), 93, 31)).to.deep.equal([0, 0, 0]);
    expect(labelRows(spans(17, 17, 59), 93, 31)).to.deep.equal([1, 0, 0]);
  });

  it("leaves the coarsest out where three rows do not do", () => {
    expect(labelRows(spans(1, 1, 1, 1, 89), 93, 93)).to.deep.equal([undefined, 2, 1, 0, 0]);
  });
});
