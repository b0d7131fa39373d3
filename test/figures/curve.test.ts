import { expect } from "chai";
import { curveFigure } from "../../src/figures/curve";

const curves = [
  { height: 4, width: 6, total: [8, 4], terms: { "gram@level1": [8, 4] }, stop: "evaluation limit" },
  {
    height: 8,
    width: 12,
    total: [5, 3, NaN, 2],
    terms: { "gram@level1": [4, 2, NaN, 1], "gram@level2": [1, 1, 1, 1] },
    stop: "evaluation limit",
  },
];

describe("figures/curve", () => {
  it("lays the scales one after the other, a gap between them, on a logarithmic axis", () => {
    const x = [1, 2, null, 3, 4, 5, 6, null];
    const line = { type: "scatter", mode: "lines", x };
    const scale = { xref: "x", yref: "paper", y: 1, yanchor: "bottom", showarrow: false };
    expect(curveFigure("cloth", curves)).to.deep.equal({
      data: [
        { ...line, name: "total", line: { width: 3, color: "black" }, y: [8, 4, null, 5, 3, NaN, 2, null] },
        { ...line, name: "gram@level1", line: { width: 1.2 }, y: [8, 4, null, 4, 2, NaN, 1, null] },
        { ...line, name: "gram@level2", line: { width: 1.2 }, y: [null, null, null, 1, 1, 1, 1, null] },
      ],
      layout: {
        title: { text: "cloth" },
        xaxis: { title: { text: "evaluations" } },
        yaxis: { title: { text: "objective and its weighted terms" }, type: "log", exponentformat: "power" },
        legend: { x: 1.02, y: 1 },
        shapes: [
          {
            ...{ type: "line", xref: "x", yref: "paper", x0: 2.5, x1: 2.5, y0: 0, y1: 1 },
            line: { dash: "dot", width: 1, color: "gray" },
          },
        ],
        annotations: [
          { ...scale, x: 1.5, text: "6×4" }, // evaluations 1 and 2
          { ...scale, x: 4.5, text: "12×8" }, // 3 to 6
        ],
      },
    });
  });

  it("draws one scale without a border", () => {
    const { layout, data } = curveFigure("cloth", curves.slice(0, 1));
    expect(layout.shapes).to.deep.equal([]);
    expect(layout.annotations).to.have.length(1);
    expect(data).to.have.length(2);
  });
});
