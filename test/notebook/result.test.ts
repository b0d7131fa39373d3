import { expect } from "chai";
import { resultBundle, resultLine } from "../../src/notebook/result";
import { levelsOf, picturesIn } from "./bundle";
import { result } from "./live/run";

describe("notebook/result", () => {
  it("says in a line how it came out", () => {
    expect(resultLine(result(), 9.96)).to.equal(
      "48×32 · objective 5.000e-1 · 5 evaluations in 10.0 s · evaluation limit",
    );
    expect(resultLine(result(), 99.6)).to.include("5 evaluations in 100 s");
    expect(resultLine(result("interrupted"))).to.equal(
      "48×32 · objective 5.000e-1 · 5 evaluations · interrupted, the best so far",
    );
  });

  it("is its picture beside a chart of its curve, both in one picture, and the line", async () => {
    const { data, metadata } = await resultBundle(result(), 2);
    const html = data["text/html"]!;
    expect(data["text/plain"]).to.equal(resultLine(result(), 2));
    const [texture, chart] = await Promise.all(picturesIn(html).map(({ base64 }) => levelsOf(base64)));
    expect([texture!.height, texture!.width, texture!.at(5, 5)[0]]).to.deep.equal([32, 48, 51]);
    expect([chart!.height, chart!.width], "two pixels a unit").to.deep.equal([760, 1100]);
    expect(html).to.include("Plotly.newPlot").and.include("best so far");

    const still = await levelsOf(data["image/png"]!);
    expect([still.height, still.width]).to.deep.equal([380, 240 + 16 + 550]);
    expect(metadata!["image/png"]).to.include({ height: 380, width: 806 });
    expect(still.at(239, 159), "the texture").to.deep.equal([51, 51, 51]);
    expect([still.at(240, 0), still.at(0, 160)], "around it").to.deep.equal([[255, 255, 255], [255, 255, 255]]); // prettier-ignore
  });
});
