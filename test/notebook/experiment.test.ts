import { expect } from "chai";
import { mkdirSync, readdirSync, statSync } from "node:fs";
import { setTimeout as later } from "node:timers/promises";
import { UsageError } from "../../src/core/demand";
import { alone } from "../../src/experiments/open-experiment";
import { storeAt } from "../../src/experiments/store";
import { runExperiment } from "../../src/notebook/experiment";
import { small } from "../experiments/small";
import { temporaryFolder } from "../image/temporary";

describe("notebook/experiment", function () {
  this.timeout(30_000);
  const path = temporaryFolder();

  it("runs what is declared, keeps failures, and computes nothing twice", async () => {
    const run = () => runExperiment(small, { name: "small", folder: path("store") });
    const first = await run();
    expect(first.runs.map(({ state }) => state)).to.deep.equal([...Array<string>(4).fill("finished"), "failed", "failed"]); // prettier-ignore
    expect(first.runs[4]!.error).to.include("expected");
    const times = () =>
      readdirSync(path("store"), { recursive: true, encoding: "utf8" })
        .filter((file) => /record|metrics/.test(file))
        .map((file) => statSync(path(`store/${file}`)).mtimeMs);
    const before = times();
    expect(before).to.have.length(8);
    const { runs } = await run();
    expect(runs).to.deep.equal(first.runs);
    expect(times()).to.deep.equal(before);
  });

  it("refuses a store where a runner is at work", async () => {
    const folder = path("shared");
    mkdirSync(folder);
    const runner = alone(storeAt(folder), () => later(7000));
    const refused = await runExperiment(small, { name: "small", folder }).catch((error: unknown) => error);
    expect(refused)
      .to.be.instanceOf(UsageError)
      .with.property("message")
      .that.matches(/^lock: expected .* to be free/);
    await runner;
  });

  it("refuses a declaration that cannot be", async () => {
    const refused = await runExperiment({ question: "", axes: {} }, { name: "x", folder: path("x") }).catch((error: unknown) => error); // prettier-ignore
    expect(refused).to.be.instanceOf(UsageError).with.property("message").that.includes("experiment x: expected another question"); // prettier-ignore
  });
});
