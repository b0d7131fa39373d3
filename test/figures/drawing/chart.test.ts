import { expect } from "chai";
import { lineChart } from "../../../src/figures/drawing/chart";
import { openLettering, type Lettering } from "../../../src/figures/lettering/lettering";
import { drawingImage } from "../../../src/image/rasterize";
import type { Image } from "../../../src/image/image";

const size = { height: 300, width: 400 };
/** The plot is 100 … 300 across and 50 … 250 down; x is 0 … 10, y 0 … 20: 20 and 10 pixels a unit. */
const layout = {
  margin: { l: 100, r: 100, t: 50, b: 50 },
  xaxis: { range: [0, 10] },
  yaxis: { range: [0, 20] },
  showlegend: false,
};

describe("figures/drawing/chart", () => {
  let lettering: Lettering;
  before(async () => (lettering = await openLettering()));

  const draw = async (data: object[], more: object = {}) =>
    drawingImage(lineChart({ data, layout: { ...layout, ...more } }, size, lettering));
  const level = ({ width, data }: Image, x: number, y: number) =>
    Array.from(data.subarray((y * width + x) * 3).subarray(0, 3), (value) => Math.round(255 * value));
  /** Pixels darker than middle gray. */
  const ink = (image: Image, left: number, top: number, width: number, height: number) => {
    let count = 0;
    for (let y = top; y < top + height; y++)
      for (let x = left; x < left + width; x++) if (level(image, x, y).every((value) => value < 128)) count++;
    return count;
  };

  it("draws lines where their values lie", async () => {
    const image = await draw([{ x: [0, 10], y: [0, 20], line: { color: "#ff0000", width: 4 } }]);
    for (const [x, y] of [
      [2, 4],
      [5, 10],
      [9, 18],
    ] as const)
      // prettier-ignore
      expect(level(image, 100 + 20 * x, 250 - 10 * y), `${x}, ${y}`).to.deep.equal([255, 0, 0]);
    expect(level(image, 110, 100)).to.deep.equal([255, 255, 255]);
  });

  it("draws grid, border and labels: 10 at its place and no other", async () => {
    const image = await draw([]);
    // The border lies on the edge between two pixels: half of it darkens each.
    expect(level(image, 100, 123)[0]).to.be.below(200);
    expect(level(image, 300, 123)[0]).to.be.below(200);
    expect(level(image, 123, 250)[0]).to.be.below(200);
    // A label every 5 for 200 / 75 of them, so a fine line every 1: lighter.
    expect(level(image, 200, 123)[0], "x = 5").to.be.within(230, 242);
    expect(level(image, 160, 123)[0], "x = 3").to.be.within(243, 252);
    expect(level(image, 150, 123)[0], "x = 2.5").to.equal(255);
    expect(ink(image, 60, 142, 34, 16), "10 beside the axis").to.be.above(10);
    expect(ink(image, 60, 160, 34, 20), "nothing between 10 and 5").to.equal(0);
  });

  it("cuts lines off at the frame", async () => {
    const image = await draw([{ x: [-10, 20], y: [10, 10], line: { color: "#ff0000", width: 6 } }]);
    expect(level(image, 103, 150)).to.deep.equal([255, 0, 0]);
    expect(level(image, 310, 150)).to.deep.equal([255, 255, 255]);
  });

  it("draws vertical lines and annotations, above the plot as well", async () => {
    const shape = { type: "line", x0: 5, x1: 5, yref: "paper", y0: 0, y1: 1, line: { color: "#0000ff", width: 4 } };
    const note = { text: "32×32", x: 5, yref: "paper", y: 1, yanchor: "bottom", showarrow: false };
    const image = await draw([], { shapes: [shape], annotations: [note] });
    for (const y of [52, 150, 248]) expect(level(image, 200, y)).to.deep.equal([0, 0, 255]);
    expect(ink(image, 180, 35, 40, 14)).to.be.above(20);
    expect(ink(image, 120, 20, 50, 25)).to.equal(0);
  });

  it("places annotations of a logarithmic axis by exponent, shapes by value", async () => {
    const yaxis = { type: "log", range: [0, 2] };
    const shape = { type: "line", xref: "paper", x0: 0, x1: 1, y0: 10, y1: 10, line: { color: "#0000ff", width: 4 } };
    const note = { text: "MMMM", xref: "paper", x: 0.5, y: 1.5, showarrow: false };
    const image = await draw([], { yaxis, shapes: [shape], annotations: [note] });
    expect(level(image, 200, 150)).to.deep.equal([0, 0, 255]);
    expect(ink(image, 175, 92, 50, 16)).to.be.above(30);
  });

  it("writes titles, and a legend beside the plot that makes room for itself", async () => {
    const title = (text: string) => ({ title: { text } });
    const texts = { xaxis: title("steps"), yaxis: title("loss"), showlegend: true, ...title("A <b>figure</b>") };
    const data = ["first", "a name that is longer"].map((name, i) => ({
      name,
      y: [i, i + 1],
      line: { color: "#f00" },
    }));
    const image = await draw(data, texts);
    expect(ink(image, 100, 8, 100, 24), "title").to.be.above(40);
    expect(ink(image, 100, 280, 200, 18), "below").to.be.above(20);
    expect(ink(image, 10, 100, 20, 100), "left").to.be.above(20);
    expect(ink(image, 240, 50, 160, 40), "legend").to.be.above(60);
  });

  it("has no text elements: those need fonts", () => {
    const { svg } = lineChart({ data: [{ name: "a", y: [1, 2] }], layout: { title: { text: "T" } } }, size, lettering);
    expect(svg).not.to.match(/<text|font/);
  });

  it("counts what it leaves out, and is not broken by it", () => {
    const data = [{ type: "bar", y: [1] }, { y: "no list" }, { y: [1, 2] }, { y: [1], xaxis: "x2" }];
    const shapes = [{ type: "rect", x0: 0, x1: 1, y0: 0, y1: 1 }, null];
    expect(lineChart({ data, layout: { shapes, annotations: [{ x: 1 }] } }, size, lettering).leftOut).to.equal(6);
  });

  it("draws hostile figures: a picture, whatever the numbers and names", async () => {
    const evil = '"/><script>alert(1)</script><!--&\u0000\ud800';
    const odd = [NaN, Infinity, -Infinity, 0, -1, 5e-324, 1.7e308, null, "7", {}];
    const type = ["log", "linear"];
    for (const x of type)
      for (const y of type) {
        const data = [{ name: evil, x: odd, y: odd, line: { color: evil, width: NaN, dash: evil } }, { y: [] }];
        const axis = (kind: string) => ({ type: kind, range: [NaN, 1], title: { text: evil } });
        const shapes = [NaN, 0.5].map((x0) => ({ type: "line", x0, x1: 1, y0: 0.5, y1: 1, line: { color: evil } }));
        const annotations = [{ text: evil, x: NaN, y: 1 }];
        const figure = { data, layout: { title: 7, xaxis: axis(x), yaxis: axis(y), shapes, annotations, margin: 3 } };
        const chart = lineChart(figure, size, lettering);
        expect(chart.svg).not.to.match(/NaN|Infinity|script|undefined/);
        expect(await drawingImage(chart)).to.include(size);
      }
  });

  it("draws a line of 300,000 points", async () => {
    const y = Array.from({ length: 300_000 }, (_, i) => 10 + 9 * Math.sin(i / 1000));
    const image = await draw([{ y, line: { color: "#ff0000" } }], { xaxis: {} });
    expect(level(image, 200, 150)).to.deep.equal([255, 0, 0]);
  });
});
