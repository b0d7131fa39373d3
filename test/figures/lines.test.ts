import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { linesFigure } from "../../src/figures/lines";

const options = { title: "a < b", x: [0, 90], xTitle: "degrees", yTitle: "distance" };
type Axis = Record<string, unknown> & { title: { text: string } };

describe("figures/linesFigure", () => {
  it("draws a line each over numbers, titles on both axes", () => {
    const lines = [{ name: "x > y", y: [1, 2] }, { name: "floor", y: [0.5, null], dash: "dash", color: "#000" }] as const; // prettier-ignore
    const { data, layout } = linesFigure(lines, options);
    expect(data).to.deep.equal([
      { type: "scatter", mode: "lines+markers", name: "x &gt; y", x: [0, 90], y: [1, 2], line: { width: 2, dash: "solid", color: "#0072b2" } }, // prettier-ignore
      { type: "scatter", mode: "lines+markers", name: "floor", x: [0, 90], y: [0.5, null], line: { width: 2, dash: "dash", color: "#000" } }, // prettier-ignore
    ]);
    const { xaxis, yaxis, title } = layout as { xaxis: Axis; yaxis: Axis; title: { text: string } };
    expect([title.text, xaxis.title.text, yaxis.title.text]).to.deep.equal(["a &lt; b", "degrees", "distance"]);
    for (const axis of [xaxis, yaxis]) expect(axis).not.to.have.any.keys("type", "range", "tickvals");
  });

  it("puts named places side by side, on a logarithmic axis in a range", () => {
    const { data, layout } = linesFigure([{ name: "a", y: [1, 10] }], {
      ...{ ...options, x: ["relu1_1", "pool<1"], logarithmic: true, range: [-1, 2] as const },
    });
    expect((data[0] as { x: number[] }).x).to.deep.equal([0, 1]);
    const { xaxis, yaxis } = layout as { xaxis: Axis; yaxis: Axis };
    expect([xaxis.tickvals, xaxis.ticktext]).to.deep.equal([[0, 1], ["relu1_1", "pool&lt;1"]]); // prettier-ignore
    expect([yaxis.type, yaxis.range]).to.deep.equal(["log", [-1, 2]]);
  });

  it("refuses lines of another length", () =>
    expect(() => linesFigure([{ name: "a", y: [1] }], options)).to.throw(UsageError, "2 values of a, got 1"));
});
