import { expect } from "chai";
import { curveFigure } from "../../../src/figures/curve";
import { isDrawnWhole } from "../../../src/figures/drawing/whole";

const trace = { type: "scatter", mode: "lines", x: [1, 2, null], y: [3, null, 4] };
const whole = (change: object, layout: object = {}) =>
  isDrawnWhole({ data: [trace, { ...trace, ...change }], layout: layout as Record<string, unknown> });

describe("figures/drawing/whole", () => {
  it("is so of lines and markers, and of a run's curve", () => {
    expect(whole({})).to.be.true;
    expect(whole({ mode: "lines+markers", marker: { color: "red", size: 4 }, line: { dash: "dot", shape: "linear" } }))
      .to.be.true;
    const curves = [3, 4].map((side) => ({ height: side, width: side, total: [2, 1], terms: { "gram@a": [2, 1] } }));
    expect(isDrawnWhole(curveFigure("a run", curves))).to.be.true;
  });

  for (const [what, change, layout] of [
    ["another kind of trace", { type: "bar" }],
    ["a filled line", { fill: "tozeroy" }],
    ["error bars", { error_y: { value: 1 } }],
    ["words at the points", { mode: "lines+text", text: ["a"] }],
    ["a mode left to Plotly", { mode: undefined }],
    ["a bent line", { line: { shape: "spline" } }],
    ["a symbol", { marker: { symbol: "x" } }],
    ["a color for each point", { marker: { color: [1, 2, 3] } }],
    ["a size for each point", { marker: { size: [1, 2, 3] } }],
    ["names along the axis", { x: ["a", "b", "c"] }],
    ["dates up the axis", { y: ["2026-01-01"] }],
    ["a line across gaps", { connectgaps: true }],
    ["a second axis", { yaxis: "y2" }, { yaxis2: {} }],
    ["an arrow", {}, { annotations: [{ text: "here", x: 1, y: 1 }] }],
    ["an image", {}, { images: [] }],
    ["a box", {}, { shapes: [{ type: "rect", x0: 0, x1: 1, y0: 0, y1: 1 }] }],
    ["chosen ticks", {}, { xaxis: { tickvals: [1] } }],
    ["an axis turned round", {}, { yaxis: { autorange: "reversed" } }],
  ] as const)
    it(`is not so of ${what}`, () => {
      expect(whole(change, layout)).to.be.false;
    });
});
