import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { heatMapFigure } from "../../src/figures/heat-map";

const options = {
  ...{ title: "a < b", rows: ["r0", "r1"], columns: ["c0", "c1", "c2"], rowTitle: "for", columnTitle: "under" },
  unit: "ratio",
};
const values = [
  [1, 0.01, 1234],
  [0.1, 20.4, NaN],
];

interface Map {
  z: number[][];
  text: string[][];
  x: string[];
  y: string[];
  xaxis: string;
  showscale: boolean;
}

describe("figures/heatMapFigure", () => {
  const { data, layout } = heatMapFigure(
    [
      { title: "one", values, pictures: ["data:a", "data:b"] },
      { title: "two", values },
    ],
    options,
  );
  const maps = data as unknown as readonly Map[];

  it("colors by the logarithm and writes each number in a few letters", () => {
    expect(maps[0]!.z[0]).to.deep.equal([0, -2, Math.log10(1234)]);
    expect(maps[0]!.text).to.deep.equal([
      ["1.0", ".01", "1234"],
      [".10", "20", ""],
    ]);
  });

  it("shares rows, and gives each table its own columns and one color bar", () => {
    expect(maps.map(({ xaxis, showscale }) => [xaxis, showscale])).to.deep.equal([
      ["x", false],
      ["x2", true],
    ]);
    expect(maps[1]!.y).to.deep.equal(["r0", "r1"]);
    const { xaxis, xaxis2 } = layout as Record<string, { domain: [number, number]; title: { text: string } }>;
    expect(xaxis!.domain[1]).to.be.below(xaxis2!.domain[0]);
    expect(xaxis!.title.text).to.equal("under");
  });

  it("frames the least of each column, and passes over empty cells", () => {
    const shapes = layout.shapes as readonly { xref: string; x0: number; y0: number }[];
    expect(shapes.filter(({ xref }) => xref === "x").map(({ x0, y0 }) => [x0 + 0.5, y0 + 0.5])).to.deep.equal([
      [0, 1],
      [1, 0],
      [2, 0],
    ]);
    expect(shapes).to.have.length(6);
  });

  it("leaves rows aside that win by their nature", () => {
    const { layout } = heatMapFigure([{ title: "one", values }], { ...options, aside: ["r1"] });
    const shapes = layout.shapes as readonly { y0: number }[];
    expect(shapes.map(({ y0 }) => y0 + 0.5)).to.deep.equal([0, 0, 0]);
  });

  it("writes numbers short on either side of a rounding", () => {
    const row = [0.996, 9.96, 99.6, 12345, 0.00994, 0.00996, 0];
    const columns = row.map(String);
    const { data } = heatMapFigure([{ title: "", values: [row] }], { ...options, rows: ["r"], columns });
    expect((data[0] as Map).text[0]).to.deep.equal(["1.0", "10", "100", "1e4", "1e-2", ".01", "0"]);
  });

  it("puts pictures beside their rows and escapes names", () => {
    const images = layout.images as readonly { source: string; y: number }[];
    expect(images.map(({ source, y }) => [source, y])).to.deep.equal([
      ["data:a", 0],
      ["data:b", 1],
    ]);
    expect(layout.title).to.have.property("text", "a &lt; b");
  });

  it("refuses values of another shape", () => {
    expect(() => heatMapFigure([{ title: "", values: [[1, 2, 3]] }], options)).to.throw(UsageError, "2 rows of 3");
  });
});
