import { expect } from "chai";
import { readFileSync } from "node:fs";
import { runExperiment } from "../../src/notebook/experiment";
import { storeAt } from "../../src/experiments/store";
import { metricInfos } from "../../src/metrics";
import { runsCsv } from "../../src/report/runs-csv";
import { storedReport } from "../../src/report/stored-report";
import { small } from "../experiments/small";
import { temporaryFolder } from "../image/temporary";

describe("report/stored-report", function () {
  this.timeout(30_000);
  const path = temporaryFolder();

  it("holds what a store does: runs with pictures and records, failures, baselines, the axes that vary", async () => {
    const results = await runExperiment(small, { name: "small", folder: path("store") });
    const store = storeAt(path("store"));
    const report = await storedReport(results, store);
    expect(report).to.deep.include({ name: "small", question: small.question, source: small.source });
    expect(report.axes).to.deep.equal(["losses", "seed"]);
    expect(report.metrics).to.equal(metricInfos);
    expect(report.baselines).to.deep.equal(results.baselines);
    const [first] = report.runs;
    const { key } = results.runs[0]!;
    const record = await results.record(key);
    expect(first).to.deep.equal({
      ...{ key, state: "finished", axes: { exemplar: "bricks", losses: "gram", seed: "1" }, record },
      metrics: results.runs[0]!.metrics,
      ...{ thumbnail: readFileSync(store.run(key).thumbnail), thumbnailType: "image/jpeg" },
      files: {
        image: `${key}/image.png`,
        record: `${key}/record.json`,
        exemplar: `exemplars/${record.exemplar.pixelsSha256}.png`,
      },
    });
    expect(report.runs[4]).to.have.all.keys("key", "axes", "state", "error");
    const csv = runsCsv(report).split("\r\n");
    expect(csv).to.have.length(1 + 6 + 3 + 1);
    expect(csv[0]).to.match(
      /^key,state,losses,seed,Held-out Gram error,VGG-loss,Luminance Gram error,Mean color shift \(ΔE00\)/,
    );
    expect(csv[1]!.split(",").slice(0, 4)).to.deep.equal([key, "finished", "gram", "1"]);
    expect(csv[5]).to.include("failed,gram:1e300,1");
  });
});
