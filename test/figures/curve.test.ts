import { expect } from "chai";
import { curveFigure } from "../../src/figures/curve";
import { orderedColors } from "../../src/figures/palette";

const curves = [
  { height: 4, width: 6, total: [8, 4], terms: { "gram@level1": [8, 4] }, stop: "evaluation limit" },
  {
    height: 8,
    width: 12,
    total: [5, 3, NaN, 7, 2],
    terms: { "gram@level1": [4, 2, NaN, 5, 1], "gram@level2": [1, 1, 1, 2, 1] },
    stop: "evaluation limit",
  },
];

interface Layout {
  readonly title: { readonly text: string };
  readonly xaxis: { readonly title: { readonly text: string }; readonly range: readonly number[] };
  readonly yaxis: { readonly title: { readonly text: string }; readonly type: string };
  readonly margin: { readonly t: number };
  readonly shapes: readonly object[];
  readonly annotations: readonly { readonly text: string; readonly x: number; readonly yshift: number }[];
}
interface Line {
  readonly name: string;
  readonly mode: string;
  readonly line: { readonly color: string; readonly dash?: string; readonly width: number };
}
const layoutOf = (...given: Parameters<typeof curveFigure>) => curveFigure(...given).layout as unknown as Layout;
const linesOf = (given: typeof curves) => curveFigure("cloth", given).data as unknown as Line[];

describe("figures/curve", () => {
  it("lays the scales one after the other, a gap between them", () => {
    const x = [1, 2, null, 3, 4, 5, 6, 7, null];
    const line = { type: "scatter", mode: "lines", x };
    const [first, second] = orderedColors(2);
    const term = { width: 1.5, dash: "solid", simplify: false };
    expect(curveFigure("cloth", curves).data).to.deep.equal([
      {
        ...line,
        name: "each evaluation",
        line: { width: 1, color: "#9a9a9a", simplify: false },
        y: [8, 4, null, 5, 3, NaN, 7, 2, null],
      },
      {
        ...line,
        name: "best so far",
        line: { width: 2.5, color: "#000000", simplify: false },
        y: [8, 4, null, 5, 3, 3, 3, 2, null],
      },
      { ...line, name: "level1", line: { ...term, color: first }, y: [8, 4, null, 4, 2, NaN, 5, 1, null] },
      { ...line, name: "level2", line: { ...term, color: second }, y: [null, null, null, 1, 1, 1, 2, 1, null] },
    ]);
  });

  it("has a logarithmic axis, titles with what is counted and measured, and a line between scales", () => {
    const { title, xaxis, yaxis, shapes } = layoutOf("cloth", curves);
    expect(title.text).to.equal("cloth");
    expect(xaxis.title.text).to.equal("evaluations of value and gradient, coarsest scale first");
    const narrow = layoutOf("cloth", curves, { width: 560 }).xaxis.title.text;
    expect(narrow).to.equal("evaluations, coarsest scale first");
    expect(xaxis.range).to.deep.equal([0.5, 7.5]);
    expect(yaxis).to.deep.include({ type: "log", exponentformat: "power" });
    expect(yaxis.title.text).to.equal("total and terms, weight × gram");
    const optioned = layoutOf("cloth", [{ ...curves[0]!, terms: { "gram/scale=paper@level1": [1] } }]).yaxis;
    expect(optioned.title.text, "without options").to.equal("total and terms, weight × gram");
    expect(shapes).to.deep.equal([
      {
        ...{ type: "line", xref: "x", yref: "paper", x0: 2.5, x1: 2.5, y0: 0, y1: 1 },
        line: { dash: "dot", width: 1, color: "#777777" },
      },
    ]);
  });

  it("names each scale above its part, narrow ones in rows of their own", () => {
    const scales = (...counts: number[]) =>
      counts.map((count, i) => ({ ...curves[0]!, width: 6 << i, height: 4 << i, total: Array<number>(count).fill(1) }));
    const places = (...counts: number[]) => {
      const { annotations, margin } = layoutOf("cloth", scales(...counts));
      return { margin: margin.t, labels: annotations.map(({ text, x, yshift }) => [text, x, yshift]) };
    };
    expect(places(2, 4)).to.deep.equal({ margin: 63, labels: [["6×4", 1.5, 2], ["12×8", 4.5, 2]] }); // prettier-ignore
    // 1, then 2 to 101: "6×4" and "12×8" do not fit side by side at 1 and 51.5? They do; at 1 and 2.5 they do not.
    expect(places(1, 2, 98)).to.deep.equal({ margin: 78, labels: [["6×4", 1, 17], ["12×8", 2.5, 2], ["24×16", 52.5, 2]] }); // prettier-ignore
    // A label of 3 letters and one of 4 take 9 of the axis: of 93, two scales of 5 in 100 have room; of 34 they do not.
    const shifts = (width?: number) =>
      layoutOf("cloth", scales(6, 6, 88), width === undefined ? {} : { width }).annotations.map(({ yshift }) => yshift);
    expect([shifts(), shifts(900), shifts(455)]).to.deep.equal([[2, 2, 2], [2, 2, 2], [17, 2, 2]]); // prettier-ignore
  });

  it("tells losses apart by dashes, layers by color, and names both", () => {
    const terms = { "a@x": [1], "b@x": [1], "a@y": [1], "b@y": [1] };
    const lines = linesOf([{ ...curves[0]!, total: [1, 1], terms: terms as never }]).slice(2);
    expect(lines.map(({ name }) => name)).to.deep.equal(Object.keys(terms));
    expect(lines.map(({ line }) => line.dash)).to.deep.equal(["solid", "dash", "solid", "dash"]);
    const colors = lines.map(({ line }) => line.color);
    expect(colors[0]).to.equal(colors[1]);
    expect(colors[2]).to.equal(colors[3]).and.not.equal(colors[0]);
    const { yaxis } = layoutOf("cloth", [{ ...curves[0]!, terms: terms }]);
    expect(yaxis.title.text).to.equal("total and terms, weight × loss");
  });

  it("marks the points where a scale has but one", () => {
    expect(linesOf(curves).map(({ mode }) => mode))
      .to.include("lines")
      .and.not.include("lines+markers");
    for (const { mode } of linesOf([{ ...curves[0]!, total: [1] }])) expect(mode).to.equal("lines+markers");
  });

  it("keeps names from being taken for markup, and long titles short", () => {
    expect(layoutOf("<b>a</b> & b", curves).title.text).to.equal("&lt;b&gt;a&lt;/b&gt; &amp; b");
    expect(layoutOf("x".repeat(200), curves).title.text).to.equal(`${"x".repeat(89)}…`);
    const [, , term] = linesOf([{ ...curves[0]!, terms: { "<i>@<b>": [8, 4] } as never }]);
    expect(term!.name).to.equal("&lt;b&gt;");
  });

  it("draws one scale without a border", () => {
    const { shapes, annotations } = layoutOf("cloth", curves.slice(0, 1));
    expect(shapes).to.deep.equal([]);
    expect(annotations).to.have.length(1);
    expect(linesOf(curves.slice(0, 1))).to.have.length(3);
  });
});
