import { expect } from "chai";
import { addressOf } from "../../src/report/address";
import { rounded, stretchesOf } from "../../src/report/curve-stretches";
import { pageData } from "../../src/report/page-data";
import { hostile, pixel, sample } from "./sample";

describe("report/page-data", () => {
  it("rounds to five digits; what is not finite is nothing", () => {
    expect([123456.7, 0.0001234567, -2, NaN, Infinity].map(rounded)).to.deep.equal([
      123460,
      0.00012346,
      -2,
      null,
      null,
    ]);
  });

  it("counts evaluations from 1 over all scales, and leaves a scale without values its place", () => {
    expect(stretchesOf([[9, 8], [7], undefined, [6]], [2, 1, 3, 1], 100)).to.deep.equal([
      { x: [1, 2], y: [9, 8] },
      { x: [3], y: [7] },
      { x: [7], y: [6] },
    ]);
  });

  it("thins a curve, and keeps its peaks, its first and its last value", () => {
    const values = Array.from({ length: 1000 }, (_, i) => 1000 - i);
    [values[0], values[500], values[999]] = [3, 5000, 700];
    values[3] = 1;
    const [stretch] = stretchesOf([values], [1000], 100);
    expect(stretch!.y.length).to.be.within(80, 102);
    expect([stretch!.x[0], stretch!.y[0]]).to.deep.equal([1, 3]);
    expect([stretch!.x.at(-1), stretch!.y.at(-1)]).to.deep.equal([1000, 700]);
    expect(stretch!.y[stretch!.x.indexOf(501)]).to.equal(5000);
    expect(stretch!.x).to.deep.equal([...new Set(stretch!.x)].sort((a, b) => a - b));
  });

  it("shares the points among scales by their evaluations", () => {
    const line = (length: number) => Array.from({ length }, (_, i) => (i * 7919) % 1000);
    const [short, long] = stretchesOf([line(250), line(750)], [250, 750], 100);
    expect(short!.y.length).to.be.within(20, 28);
    expect(long!.y.length).to.be.within(60, 78);
  });

  it("takes a path for nothing but a path", () => {
    expect(addressOf("runs/a b#c?d%20.png")).to.equal("./runs/a%20b%23c%3Fd%2520.png");
    expect(addressOf("javascript:alert(1)")).to.equal("./javascript%3Aalert(1)");
    expect(addressOf("../x/y.png")).to.equal("./../x/y.png");
  });

  it("orders an axis's values: numbers by size, words as they come", () => {
    const runs = ["10", "9", "1e2"].map((size, i) => ({
      ...{ key: String(i), state: "pending" as const, axes: { size, loss: ["mean", "gram", "mean"][i]!, seed: "1" } },
    }));
    const { axes, constants } = pageData({ ...sample(), axes: ["size", "loss"], runs });
    expect(axes).to.deep.equal([
      { name: "size", values: ["9", "10", "1e2"] },
      { name: "loss", values: ["mean", "gram"] },
    ]);
    expect(constants).to.deep.equal([["seed", "1"]]);
  });

  it("hands on runs with their pictures and ends", () => {
    const { runs, terms, constants } = pageData(sample());
    expect(terms).to.deep.equal(["gram@pool1", "gram@pool2"]);
    expect(constants).to.deep.equal([["size", "32"]]);
    expect(runs[0]!.thumbnail).to.equal(`data:image/png;base64,${pixel.toString("base64")}`);
    expect(runs[0]!.files!.record).to.equal("./runs/1.json");
    const { total, terms: each, ...end } = runs[0]!.outcome!;
    expect(end).to.deep.equal({ stop: "evaluation limit", seconds: 8, evaluations: 4, objective: 2 });
    expect(total).to.deep.equal([
      { x: [1, 2], y: [8, 4] },
      { x: [3, 4], y: [4, 2] },
    ]);
    expect(each["gram@pool2"]![1]).to.deep.equal({ x: [3, 4], y: [3, 1.5] });
    expect(runs[4]).to.deep.include({ state: "failed", error: `no such file ${hostile.image}`, outcome: null });
  });

  it("refuses a thumbnail that could be a document", () => {
    const [first] = sample().runs;
    const runs = [{ ...first!, thumbnailType: "image/svg+xml" }];
    expect(() => pageData({ ...sample(), runs })).to.throw(
      /^reportPage: expected run 0+1's thumbnail to be of type image\/webp, image\/jpeg, image\/png, got "image\/svg\+xml"$/,
    );
  });
});
