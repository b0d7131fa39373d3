import { expect } from "chai";
import { pageData } from "../../src/report/page-data";
import { colorOf, inkOn, scaleOf } from "../../src/report/shared/color-scale";
import { tableCsv } from "../../src/report/shared/csv";
import { curveGroups, curveTrace, valuesOf, type CurveChoice } from "../../src/report/shared/curve-traces";
import { everything, shownRuns, withHidden, withState, withValue } from "../../src/report/shared/filter";
import { lineStyles } from "../../src/report/shared/line-colors";
import { bestOf, meanOf, meanOfRuns } from "../../src/report/shared/measures";
import { captionOf, valueOf } from "../../src/report/shared/page-data";
import { firstAxes, pivot } from "../../src/report/shared/pivot";
import { sorted, tableColumns, tableRows } from "../../src/report/shared/rows";
import { short } from "../../src/report/shared/short";
import { hostile, sample } from "./sample";

const data = pageData(sample());
const [exemplar, loss] = data.axes;
const lastDigits = (runs: readonly { readonly key: string }[]) => runs.map(({ key }) => key.at(-1)!).join("");

describe("report/shared", () => {
  it("filters by values and states", () => {
    expect(lastDigits(shownRuns(data, everything))).to.equal("1234fe");
    const noMean = withValue(everything, "loss", "mean", false);
    expect(lastDigits(shownRuns(data, noMean))).to.equal("13fe");
    expect(lastDigits(shownRuns(data, withState(noMean, "failed", false)))).to.equal("13e");
    expect(lastDigits(shownRuns(data, withValue(noMean, "loss", "mean", true)))).to.equal("1234fe");
    expect(lastDigits(shownRuns(data, withHidden(noMean, "exemplar", ["pebbles"])))).to.equal("3e");
    expect(lastDigits(shownRuns(data, withHidden(noMean, "loss", [])))).to.equal("1234fe");
  });

  it("puts runs in rows and columns, empty ones left out", () => {
    const { rows, columns, cells } = pivot(data.runs.slice(0, 3), loss, exemplar);
    expect(rows).to.deep.equal(["gram", "mean"]);
    expect(columns).to.deep.equal(["pebbles", hostile.image]);
    expect(cells.map((line) => line.map(lastDigits))).to.deep.equal([["1", "3"], ["2", ""]]); // prettier-ignore
    expect(pivot(data.runs, undefined, loss).cells.map((line) => line.map(lastDigits))).to.deep.equal([["13", "24", "fe"]]); // prettier-ignore
  });

  it("begins with two axes that are no seed, the longer one down", () => {
    const axis = (name: string, count: number) => ({ name, values: Array.from({ length: count }, String) });
    const [seed, size, kind] = [axis("seed", 9), axis("size", 2), axis("kind", 3)];
    expect(firstAxes([seed, size, kind])).to.deep.equal([kind, size]);
    expect(firstAxes([seed, size])).to.deep.equal([seed, size]);
    expect(firstAxes([seed])).to.deep.equal([seed, undefined]);
    expect(firstAxes([])).to.deep.equal([undefined, undefined]);
  });

  it("means what could be measured", () => {
    // Errors 1, 4, 2, 9; the failed and the pending run have none. Copy scores 1, null, 3, 4.
    expect(meanOfRuns(data.runs, "error")).to.deep.equal({ value: 4, count: 4 });
    expect(meanOfRuns(data.runs, "copy")!.count).to.equal(3);
    expect(meanOfRuns(data.runs, "copy")!.value).to.be.closeTo(8 / 3, 1e-12);
    expect(meanOf([undefined, { error: null }], "error")).to.be.undefined;
    expect(meanOf([{ error: 1 }], "toString")).to.be.undefined;
    const [low, high] = data.metrics;
    expect(bestOf([undefined, 3, 1, 2], low!)).to.equal(2);
    expect(bestOf([undefined, 3, 1, 2], high!)).to.equal(1);
    expect(bestOf([undefined, 3], low!)).to.be.undefined;
  });

  it("places values by factors where they are far apart", () => {
    expect(scaleOf([1, 100, 10]).place(10)).to.be.closeTo(0.5, 1e-12);
    expect(scaleOf([1, 11]).place(6)).to.equal(0.5);
    expect(scaleOf([0, 100]).place(25)).to.equal(0.25);
    expect(scaleOf([7]).place(7)).to.equal(0.5);
    expect([0, 0.5, 1, 7].map(colorOf)).to.deep.equal(["#8c510a", "#f5f5f5", "#01665e", "#01665e"]);
    expect(["#ffffff", "#01665e", "#d8b365", "#000000"].map(inkOn)).to.deep.equal(["#000000", "#ffffff", "#000000", "#ffffff"]); // prettier-ignore
  });

  const choice: CurveChoice = { term: undefined, x: "evaluations", relative: false, best: false };
  const stretch = { x: [1, 2, 3, 4], y: [null, 8, 10, 4] };

  it("draws a scale as it was, best so far, or over its start", () => {
    expect(valuesOf(stretch, choice)).to.deep.equal([null, 8, 10, 4]);
    expect(valuesOf(stretch, { ...choice, best: true })).to.deep.equal([null, 8, 8, 4]);
    expect(valuesOf(stretch, { ...choice, relative: true })).to.deep.equal([null, 1, 1.25, 0.5]);
    expect(valuesOf(stretch, { ...choice, relative: true, best: true })).to.deep.equal([null, 1, 1, 0.5]);
    expect(valuesOf(stretch, { ...choice, term: "t", best: true })).to.deep.equal([null, 8, 10, 4]);
  });

  it("makes one line of a group's curves, with gaps after each scale", () => {
    const groups = curveGroups(data.runs, loss);
    expect(groups.map(({ value, runs }) => [value, lastDigits(runs)])).to.deep.equal([["gram", "13"], ["mean", "24"]]); // prettier-ignore
    const style = { color: "#123456", dash: "solid", width: 1, opacity: 1 } as const;
    const trace = curveTrace(groups[0]!, style, { ...choice, x: "seconds", term: "gram@pool1" }, ["exemplar"]);
    // 8 s for 4 evaluations: 2 s each.
    expect(trace.x).to.deep.equal([2, 4, null, 6, 8, null, 2, 4, null, 6, 8, null]);
    expect(trace.y).to.deep.equal([2, 1, null, 1, 0.5, null, 20, 10, null, 10, 22.5, null]);
    expect([trace.text[0], trace.text[6]]).to.deep.equal(["exemplar pebbles", "exemplar &lt;img src=x onerror=alert(1)&gt;.png"]); // prettier-ignore
    expect(trace.customdata[11]!.at(-1)).to.equal("3");
    expect(curveGroups(data.runs, undefined).map(({ runs }) => lastDigits(runs))).to.deep.equal(["1234"]);
  });

  it("tells values apart by hue, numbers by shade, and many by dashes", () => {
    const words = lineStyles(Array.from({ length: 8 }, (_, i) => `w${i}`), "dark"); // prettier-ignore
    expect(new Set(words.map(({ color, dash }) => color + dash)).size).to.equal(8);
    expect([words[0]!.dash, words[7]!.dash]).to.deep.equal(["solid", "dash"]);
    for (const shade of ["light", "dark"] as const)
      expect(new Set(lineStyles(["1", "2", "4", "8"], shade).map(({ color }) => color)).size).to.equal(4);
  });

  it("sorts runs and baselines by any column, those without a value last", () => {
    const columns = tableColumns(data);
    const rows = tableRows(data.runs, data.baselines);
    expect(rows).to.have.length(6 + 6);
    const error = columns.find(({ title }) => title === "error")!;
    const values = (descending: boolean) => sorted(rows, { column: error, descending }).map(error.value);
    expect(values(false)).to.deep.equal([0.5, 1, 1.5, 2, 4, 6, 6, 9, 10, 10, undefined, undefined]);
    expect(values(true)).to.deep.equal([10, 10, 9, 6, 6, 4, 2, 1.5, 1, 0.5, undefined, undefined]);
    expect(tableRows([data.runs[0]!], data.baselines)).to.have.length(1 + 3);
  });

  it("writes CSV as RFC 4180 has it", () => {
    const columns = tableColumns(data);
    const lines = tableCsv(columns, tableRows([data.runs[1]!, data.runs[4]!], [])).split("\r\n");
    const quoted = `"""></script><script>alert(2)</script><!--"`;
    expect(lines).to.deep.equal([
      "key,state,exemplar,loss,error (dB),copy <b>,objective,evaluations,seconds,ended,record",
      `${"0".repeat(63)}2,finished,pebbles,mean,4,,5,4,8,evaluation limit,./runs/2.json`,
      `${"f".repeat(64)},failed,pebbles,${quoted},,,,,,no such file ${hostile.image},`,
      "",
    ]);
  });

  it("reads only a run's own axes, and tells those it has", () => {
    expect(valueOf(data.runs[0]!, "constructor")).to.equal("");
    expect(captionOf(data.runs[0]!, ["size", "seed", "loss"])).to.equal("size 32 · loss gram");
  });

  it("tells numbers in three digits", () => {
    expect([0, 0.04434, 12.44, 999.6, 12345, 4.434e-6, -0.5, 2e6].map(short)).to.deep.equal(
      ["0", "0.0443", "12.4", "1000", "12345", "4.43e−6", "−0.5", "2.00e6"], // prettier-ignore
    );
  });
});
