import { execFileSync, spawnSync } from "node:child_process";
import { setTimeout as later } from "node:timers/promises";
import { tmpdir } from "node:os";
import { expect } from "chai";
import { describeJupyter, errorsOf, startKernel, streamed } from "../../support/jupyter";

const MANY = "const all: number[][] = []; for (;;) all.push(Array.from({ length: 1e5 }, (_, i) => i + 0.5));";

describeJupyter("the notebook kernel's death", function () {
  this.timeout(60_000);

  for (const [title, code, says] of [
    ["memory that runs out", `console.log("before"); ${MANY}`, /ran out of memory: JavaScript's heap reached 200 MiB/],
    [
      "a crash",
      'console.log("before"); await new Promise((r) => setTimeout(r, 100)); process.abort()',
      /crashed in native code \(SIGABRT\)/,
    ],
    ["process.exit", 'console.log("before"); process.exit(3)', /A cell ended the kernel's process \(exit code 3\)/],
    [
      "a kill",
      'console.log("before"); await new Promise((r) => setTimeout(r, 100)); process.kill(process.pid, "SIGKILL")',
      /killed from outside/,
    ],
  ] as const)
    it(`is told in the cell: ${title}`, async () => {
      const kernel = await startKernel(tmpdir(), 200);
      const result = await kernel.run(code);
      expect(errorsOf(result).map(({ ename }) => ename)).to.deep.equal(["KernelDied"]);
      expect(errorsOf(result)[0]!.evalue).to.match(says);
      expect(streamed(result)).to.equal("before\n");
      await kernel.end();
    });

  it("follows that of the process that Jupyter knows of, even while it computes", async () => {
    const kernel = await startKernel(tmpdir());
    const own = childOf(kernel.pid);
    await kernel.run('console.log("go"); for (;;) {}', { kill: 1 });
    await later(1000);
    expect(isThere(own)).to.equal(false);
    await kernel.end();
  });

  it("follows that of Jupyter", async () => {
    const kernel = await startKernel(tmpdir());
    const processes = [kernel.pid, childOf(kernel.pid)];
    kernel.abandon();
    await later(3000);
    expect(processes.map(isThere)).to.deep.equal([false, false]);
  });

  it("leaves no process behind when Jupyter ends it, even while it computes after a wait", async () => {
    const kernel = await startKernel(tmpdir());
    const own = childOf(kernel.pid);
    await kernel.run("void (async () => { await 0; setTimeout(() => { for (;;) {} }, 100); })()");
    await later(200);
    await kernel.end();
    await later(200);
    expect(isThere(own)).to.equal(false);
  });
});

function childOf(pid: number): number {
  return Number(
    execFileSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" })
      .trim()
      .split("\n")[0],
  );
}

/** A process that has died and was not yet taken note of does not count. */
function isThere(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.trim() !== "" && !stdout.startsWith("Z");
}
