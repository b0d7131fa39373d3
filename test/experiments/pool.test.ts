import { expect } from "chai";
import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { inPool } from "../../src/experiments/pool";
import type { Outcome, RunTask } from "../../src/experiments/tasks";
import { temporaryFolder } from "../image/temporary";

/** Does at an order what the task's key says, and tells its process's id in place of seconds. */
const WORKER = `
let wait;
process.on("disconnect", () => process.exit(0));
process.on("message", ({ kind, task }) => {
  const end = (outcome) => process.send({ kind: "ended", outcome });
  if (kind === "stop") { clearInterval(wait); end({ kind: "interrupted" }); return; }
  process.send({ kind: "progress", share: 0.5 });
  if (task.key === "die") process.exit(3);
  if (task.key === "killed once" && task.anew) process.kill(process.pid, "SIGKILL");
  if (task.key === "wrong") end({ kind: "failed", error: "on purpose" });
  else if (task.key === "long") wait = setInterval(() => {}, 1000);
  else setTimeout(end, 20, { kind: "finished", seconds: process.pid });
});`;

describe("experiments/pool", () => {
  const path = temporaryFolder();

  async function pooled(keys: readonly string[], workers: number, signal = new AbortController().signal) {
    writeFileSync(path("worker.cjs"), WORKER);
    const outcomes: [string, Outcome][] = [];
    const shares: string[] = [];
    let started = 0;
    const tasks = keys.map((key): RunTask => ({
      ...{ what: "run", key, options: { exemplar: "" }, folder: "", threads: 1, anew: true },
      heldOut: { name: "pixels", layers: ["pixels"] },
    }));
    await inPool(tasks, {
      ...{ workers, signal },
      start() {
        started++;
        return fork(path("worker.cjs"), [], { execArgv: [] });
      },
      onProgress: ({ key }, _worker, share) => void shares.push(`${key} ${share}`),
      onEnd({ key }, _worker, outcome) {
        outcomes.push([key, outcome]);
        return Promise.resolve();
      },
    });
    return { outcomes, shares, started };
  }

  it("does all tasks, each once, by no more processes than tasks, which are used again", async () => {
    const { outcomes, started, shares } = await pooled(["a", "b", "c", "d", "e"], 2);
    expect(outcomes.map(([key]) => key).sort()).to.deep.equal(["a", "b", "c", "d", "e"]);
    expect(shares.sort()).to.deep.equal(["a 0.5", "b 0.5", "c 0.5", "d 0.5", "e 0.5"]);
    const processes = new Set(outcomes.map(([, outcome]) => outcome.kind === "finished" && outcome.seconds));
    expect([started, processes.size]).to.deep.equal([2, 2]);
    expect((await pooled(["a"], 8)).started).to.equal(1);
    expect((await pooled([], 2)).started).to.equal(0);
  });

  it("goes on after a failure, and gives a task whose process died to another one", async () => {
    const { outcomes, started } = await pooled(["wrong", "killed once", "a"], 1);
    expect(outcomes.map(([key, { kind }]) => [key, kind])).to.deep.equal([
      ["wrong", "failed"],
      ["killed once", "finished"],
      ["a", "finished"],
    ]);
    expect(started).to.equal(2);
  });

  it("gives up a task over which processes die again and again", async () => {
    const { outcomes, started } = await pooled(["die", "a"], 1);
    expect(outcomes[0]![1]).to.have.property("error").that.includes("its process died 3 times (code 3)");
    expect(outcomes[1]![1].kind).to.equal("finished");
    expect(started).to.equal(4);
  });

  it("asks its processes to stop, and begins nothing more", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 300);
    const { outcomes } = await pooled(["long", "a"], 1, controller.signal);
    expect(outcomes).to.deep.equal([["long", { kind: "interrupted" }]]);
  });
});
