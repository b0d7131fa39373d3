import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import type { Cell } from "../../src/experiments/cells";
import { plannedRuns } from "../../src/experiments/planned";
import { recordKey } from "../../src/synthesis/record";
import { infosOf } from "../../src/synthesis/run";

const cell = (label: string, options: object): Cell => ({
  axes: { case: label },
  options: { exemplar: "procedural:bricks", size: 32, features: "pixels", ...options },
});
const refusal = (cells: readonly Cell[]) => plannedRuns(cells, {}).then(() => undefined, (error: unknown) => error as Error); // prettier-ignore

describe("experiments/planned", () => {
  it("are named by all that determines them", async () => {
    const cells = [cell("a", {}), cell("b", { seed: 2 }), cell("c", { size: 48 }), cell("d", { losses: "mean" })];
    const runs = await plannedRuns(cells, {});
    expect(new Set(runs.map(({ key }) => key)).size).to.equal(4);
    for (const { key, settings, sources } of runs) expect(key).to.equal(recordKey(settings, infosOf(sources), null));
    expect(runs[2]!.sources.exemplar.image).to.include({ height: 48, width: 48 });
    const [again] = await plannedRuns([cell("other label", { seed: 1, engine: "compiled" })], {});
    expect(again!.key).to.equal(runs[0]!.key);
  });

  it("refuse what cannot be, and say which", async () => {
    const wrong = await refusal([cell("a", {}), cell("b", { losses: "grm" })]);
    expect(wrong)
      .to.be.instanceOf(UsageError)
      .with.property("message")
      .that.matches(/^case=b: loss: expected/);
    const weights = await refusal([cell("v", { features: "vgg16" })]);
    expect(weights)
      .to.be.instanceOf(UsageError)
      .with.property("message")
      .that.matches(/^case=v: /);
    const same = await refusal([cell("a", {}), cell("b", { seed: 1 })]);
    expect(same).to.be.instanceOf(UsageError).with.property("message").that.includes("case=a and case=b, which are the same run"); // prettier-ignore
  });
});
