import { expect } from "chai";
import type { Triple } from "../../src/color/matrix3";
import { xyz, WHITE } from "../../src/color/xyz";
import { colorGolden } from "./golden";

describe("xyz", () => {
  it("is colour-science's, with the matrix of the primaries", () =>
    colorGolden.linear.forEach((color, i) =>
      xyz(color).forEach((value, c) => expect(value).to.be.closeTo(colorGolden.xyz[i]![c]!, 1e-12)),
    ));

  it("rounds to the standard's four digits", () => {
    const columns = ([[1, 0, 0], [0, 1, 0], [0, 0, 1]] as const satisfies readonly Triple[]).map(xyz); // prettier-ignore
    expect(columns.map((column) => column.map((value) => Number(value.toFixed(4))))).to.deep.equal([
      [0.4124, 0.2126, 0.0193],
      [0.3576, 0.7152, 0.1192],
      [0.1805, 0.0722, 0.9505],
    ]);
  });

  it("makes gray as colorless as white", () =>
    xyz([0.2, 0.2, 0.2]).forEach((value, i) => expect(value).to.be.closeTo(0.2 * WHITE[i]!, 1e-15)));
});
