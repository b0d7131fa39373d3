import { expect } from "chai";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { UsageError } from "../../src/core/demand";
import { checkedExperiment } from "../../src/experiments/experiment";
import { doTask } from "../../src/experiments/do-task";
import { storedBaselines, storedMetrics } from "../../src/experiments/measures";
import type { PlannedRun } from "../../src/experiments/planned";
import { readResults, writeIndex } from "../../src/experiments/results";
import { standing } from "../../src/experiments/standing";
import { openStore, storeAt, writeFailure } from "../../src/experiments/store";
import type { Outcome } from "../../src/experiments/tasks";
import { todo } from "../../src/experiments/todo";
import { diversity, measureImage, metricInfos } from "../../src/metrics";
import { temporaryFolder } from "../image/temporary";
import { heldOut, small, smallRuns } from "./small";

/** From a plan through its tasks to what is read back. */
describe("experiments/results", function () {
  this.timeout(60_000);
  const path = temporaryFolder();
  const store = () => storeAt(path("store"));
  const left = async (runs: readonly PlannedRun[], retryFailed = false) =>
    todo(store(), await standing(store(), runs, heldOut), { heldOut, threads: 1, retryFailed });
  const context = (signal = new AbortController().signal) => ({
    ...{ weights: {}, versions: { workbench: "0" }, clock: () => performance.now(), signal },
    onShare: () => undefined,
  });
  let runs: PlannedRun[];

  before(async () => {
    runs = await smallRuns();
    await openStore(store());
  });

  it("has to do baselines of each exemplar once, then the runs", async () => {
    expect((await left(runs)).map(({ name, task }) => [name, task.what, task.anew])).to.deep.equal([
      ["baselines of bricks", "baselines", false],
      ...["losses=gram, seed=1", "losses=gram, seed=2", "losses=mean, seed=1", "losses=mean, seed=2"].map((name) => [name, "run", false]), // prettier-ignore
      ...["losses=gram:1e300, seed=1", "losses=gram:1e300, seed=2"].map((name) => [name, "run", false]),
    ]);
  });

  it("does them, and has nothing more to do but what failed when asked", async () => {
    const outcomes: Outcome["kind"][] = [];
    for (const { task } of await left(runs)) {
      const outcome = await doTask(task, context()).catch((error: unknown) => error as Error);
      if (outcome instanceof Error) await writeFailure(store().run(task.key), outcome.message);
      outcomes.push(outcome instanceof Error ? "failed" : outcome.kind);
    }
    expect(outcomes).to.deep.equal([...Array<string>(5).fill("finished"), "failed", "failed"]);
    expect(await left(runs)).to.deep.equal([]);
    expect((await left(runs, true)).map(({ task }) => task.anew)).to.deep.equal([true, true]);
  });

  it("measures what lies in the store, of the layers that it is to look at", async () => {
    const [run] = runs;
    const results = await indexed();
    const image = await results.image(run!.key);
    const measured = await measureImage(run!.sources.exemplar.image, image, { heldOut });
    expect(await storedMetrics(store().run(run!.key).metrics, heldOut)).to.deep.equal(measured);
    const other = { ...heldOut, layers: ["level3"] };
    expect(await storedMetrics(store().run(run!.key).metrics, other)).to.equal(undefined);
    const baselines = await storedBaselines(
      store().exemplar(run!.sources.exemplar.info.pixelsSha256).baselines,
      heldOut,
    );
    const floor = await measureImage(run!.sources.exemplar.image, run!.sources.exemplar.another()!, { heldOut });
    expect(baselines!.floor).to.deep.equal(floor);
    expect(baselines!.shuffled.color_wasserstein).to.be.below(1e-9);
    writeFileSync(store().run(run!.key).metrics, "{");
    expect((await left(runs)).map(({ name }) => name), "a damaged file is made again").to.deep.equal(["losses=gram, seed=1"]); // prettier-ignore
    for (const { task } of await left(runs)) await doTask(task, context());
    expect(await left(runs)).to.deep.equal([]);
  });

  it("keeps to what was measured before a metric was added: it is read without, and nothing is measured again", async () => {
    const path = store().run(runs[0]!.key).metrics;
    const whole = readFileSync(path, "utf8");
    const stored = JSON.parse(whole) as { values: Record<string, number | null> };
    const added = new Set(["luminance_gram", "new_hues", "clipped_share"]);
    const older = { ...stored, values: Object.fromEntries(Object.entries(stored.values).filter(([name]) => !added.has(name))) }; // prettier-ignore
    writeFileSync(path, JSON.stringify(older));
    expect(await left(runs)).to.deep.equal([]);
    expect((await indexed()).runs[0]!.metrics)
      .to.include(older.values)
      .and.not.to.have.property("new_hues");
    writeFileSync(path, whole);
  });

  it("are read back without the declaration", async () => {
    const results = await indexed();
    const { question, source } = small;
    expect(results).to.deep.include({ experiment: "small", question, source, axes: ["losses", "seed"], heldOut });
    expect(results.runs.map(({ state }) => state)).to.deep.equal([...Array<string>(4).fill("finished"), "failed", "failed"]); // prettier-ignore
    const [first, second] = results.runs;
    expect(first).to.deep.include({ exemplar: "bricks", axes: { losses: "gram", seed: "1" }, evaluations: 3 });
    expect(Object.keys(first!.metrics!)).to.deep.equal(metricInfos.map(({ name }) => name));
    const { exemplar } = runs[0]!.sources;
    const pictures = await Promise.all([first, second].map((run) => results.image(run!.key)));
    const expected = diversity(pictures, [exemplar.image, exemplar.another()!]);
    expect([first, second].map((run) => run!.metrics!.diversity)).to.deep.equal([expected, expected]);
    expect((await results.record(first!.key)).objective).to.equal(first!.objective);
    expect(results.runs[4]!.error).to.match(/expected/);
    expect(results.baselines.map((each) => each.exemplar)).to.deep.equal(["bricks"]);
  });

  it("are refused where there are none", async () => {
    const refusal = (work: Promise<unknown>) => work.then(() => undefined, (error: unknown) => error); // prettier-ignore
    expect(await refusal(readResults(path("nowhere")))).to.be.instanceOf(UsageError).with.property("message").that.includes("make it with texture experiment report"); // prettier-ignore
    const results = await indexed();
    expect(await refusal(results.record("0".repeat(64)))).to.be.instanceOf(UsageError);
  });

  it("keep a run's state where it is interrupted, and end in the same picture", async () => {
    const [run] = runs;
    const made = await (await indexed()).image(run!.key);
    rmSync(store().run(run!.key).folder, { recursive: true });
    const [again] = await left(runs);
    expect(await doTask(again!.task, context(AbortSignal.abort()))).to.deep.equal({ kind: "interrupted" });
    expect((await standing(store(), runs, heldOut))[0]!.state).to.deep.equal({ state: "pending", begun: true });
    expect((await doTask(again!.task, context())).kind).to.equal("finished");
    expect(await (await indexed()).image(run!.key)).to.deep.equal(made);
  });

  async function indexed() {
    const named = { name: "small", experiment: checkedExperiment(small, "small") };
    await writeIndex({ ...named, store: store(), heldOut }, await standing(store(), runs, heldOut));
    return await readResults(path("store"));
  }
});
