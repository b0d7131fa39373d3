import { expect } from "chai";
import { existsSync, mkdirSync, utimesSync } from "node:fs";
import { setTimeout as later } from "node:timers/promises";
import { UsageError } from "../../src/core/demand";
import { exclusively } from "../../src/core/lock";
import { temporaryFolder } from "../image/temporary";

describe("core/lock", () => {
  const path = temporaryFolder();

  it("does one work at a time under a path, and leaves no lock", async () => {
    const said: string[] = [];
    const work = (name: string) => () => {
      said.push(`${name} begins`);
      return later(400).then(() => said.push(`${name} ends`));
    };
    let waiting = 0;
    const onWaiting = () => {
      waiting++;
    };
    await Promise.all([exclusively(path("a"), work("one")), exclusively(path("a"), work("two"), { onWaiting })]);
    expect(said.map((words) => words.split(" ")[1])).to.deep.equal(["begins", "ends", "begins", "ends"]);
    expect(waiting).to.equal(1);
    expect(existsSync(path("a.lock"))).to.equal(false);
  });

  it("gives up when its patience ends", async () => {
    const other = exclusively(path("b"), () => later(1500));
    await later(50);
    const refused = await exclusively(path("b"), () => Promise.resolve("done"), { patience: 500 }).catch((error: unknown) => error); // prettier-ignore
    expect(refused).to.be.instanceOf(UsageError).with.property("message").that.matches(/^lock: expected ".*b" to be free, got another process/); // prettier-ignore
    await other;
  });

  it("takes the lock of a process that was killed once it is stale", async () => {
    mkdirSync(path("c.lock"));
    const old = new Date(Date.now() - 4000);
    utimesSync(path("c.lock"), old, old);
    expect(await exclusively(path("c"), () => Promise.resolve("done"), { stale: 3000, patience: 500 })).to.equal(
      "done",
    );
  });

  it("lets go of the lock when the work fails, and stops waiting when its signal is raised", async () => {
    const failed = await exclusively(path("d"), () => Promise.reject(new Error("on purpose"))).catch(String);
    expect(failed).to.equal("Error: on purpose");
    expect(existsSync(path("d.lock"))).to.equal(false);
    const other = exclusively(path("d"), () => later(800));
    const signal = AbortSignal.timeout(300);
    const stopped = await exclusively(path("d"), () => Promise.resolve(), { signal }).catch((error: unknown) => (error as Error).name); // prettier-ignore
    expect(stopped).to.be.oneOf(["AbortError", "TimeoutError"]);
    await other;
  });
});
