import { expect } from "chai";
import { knownPart } from "../../../src/figures/drawing/known";
import { drawnTrace, stroke, units } from "../../../src/figures/drawing/marks";
import { scaleOf } from "../../../src/figures/drawing/scale";

const scale = scaleOf({ log: false, values: [], range: [0, 10], room: 0, from: 0, to: 100 });
const drawn = (given: object) => drawnTrace(knownPart({ data: [given], layout: {} }).traces[0]!, "red", scale, scale);
const path = (svg: string) => /d="([^"]*)"/.exec(svg)?.[1];

describe("figures/drawing/marks", () => {
  it("breaks a line where a point is missing or no number", () => {
    const svg = drawn({ x: [0, 1, 2, 3, 4, 5, 6], y: [0, 1, null, 3, 4, NaN, Infinity] });
    expect(path(svg)).to.equal("M0 0L10 10M30 30L40 40");
    expect(svg).not.to.include("circle");
  });

  it("counts positions where there is no x", () => expect(path(drawn({ y: [1, 3] }))).to.equal("M0 10L10 30"));

  it("dots a point that stands alone", () => {
    const svg = drawn({ x: [0, 1, 2, 5], y: [1, null, 2, null], line: { width: 3 } });
    expect(path(svg)).to.be.undefined;
    expect(svg.match(/<circle[^>]*>/g)).to.deep.equal([
      '<circle cx="0" cy="10" r="3" fill="red"/>',
      '<circle cx="20" cy="20" r="3" fill="red"/>',
    ]);
  });

  it("marks points where the mode says so", () => {
    const markers = drawn({ mode: "markers", x: [1, 2], y: [1, 2], marker: { size: 8 } });
    expect(markers).to.equal('<circle cx="10" cy="10" r="4" fill="red"/><circle cx="20" cy="20" r="4" fill="red"/>');
    expect(drawn({ mode: "lines+markers", y: [1, 2] }))
      .to.include("<path")
      .and.include("<circle");
  });

  it("scales dashes with the line", () => {
    expect(stroke({ width: 2, dash: "dash" }, "red")).to.equal('stroke="red" stroke-width="2" stroke-dasharray="8 6"');
    expect(stroke({ width: 2, dash: "solid" }, "red")).to.equal('stroke="red" stroke-width="2"');
  });

  it("rounds to hundredths, and keeps within what SVG can say", () => {
    expect([units(1 / 3), units(1e300), units(-1e300)]).to.deep.equal(["0.33", "1000000", "-1000000"]);
  });
});
