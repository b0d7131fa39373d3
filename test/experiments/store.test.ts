import { expect } from "chai";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { UsageError } from "../../src/core/demand";
import { openStore, removeRun, stateOf, storeAt, storedKeys, writeFailure } from "../../src/experiments/store";
import { temporaryFolder } from "../image/temporary";

const KEY = "0123456789abcdef".repeat(4);

describe("experiments/store", () => {
  const path = temporaryFolder();

  it("tells runs by their keys, and nothing else in its folder", async () => {
    const store = storeAt(path("keys"));
    await openStore(store);
    for (const name of [KEY, KEY.slice(1), "index.json"]) mkdirSync(path(`keys/${name}`));
    expect(await storedKeys(store)).to.deep.equal([KEY]);
    await removeRun(store.run(KEY));
    expect(await storedKeys(store)).to.deep.equal([]);
    expect(await storedKeys(storeAt(path("nowhere")))).to.deep.equal([]);
  });

  it("tells how a run stands", async () => {
    const run = storeAt(path("states")).run(KEY);
    expect(await stateOf(run)).to.deep.equal({ state: "pending", begun: false });
    await writeFailure(run, "on purpose");
    expect(await stateOf(run)).to.deep.equal({ state: "failed", error: "on purpose" });
    writeFileSync(run.failure, "{"); // As if half written by another program.
    writeFileSync(run.checkpoint, "");
    expect(await stateOf(run)).to.deep.equal({ state: "pending", begun: true });
    writeFileSync(run.record, "{}");
    const damaged = await stateOf(run);
    expect(damaged.state).to.equal("failed");
    expect(damaged).to.have.property("error").that.includes(`${run.record} is damaged`).and.includes("--retry-failed");
  });

  it("refuses a folder of another schema, and one that is none; leaves nothing of its trial", async () => {
    await openStore(storeAt(path("new")));
    expect(readdirSync(path("new"))).to.deep.equal(["exemplars"]);
    writeFileSync(path("new/index.json"), JSON.stringify({ schema: 99 }));
    const refusal = (folder: string) => openStore(storeAt(folder)).then(() => undefined, (error: unknown) => error as Error); // prettier-ignore
    expect(await refusal(path("new"))).to.be.instanceOf(UsageError).with.property("message").that.includes("of schema 1, got 99"); // prettier-ignore
    writeFileSync(path("new/index.json"), "damaged");
    expect(await refusal(path("new"))).to.equal(undefined);
    writeFileSync(path("file"), "");
    expect(await refusal(path("file"))).to.be.instanceOf(UsageError);
  });
});
