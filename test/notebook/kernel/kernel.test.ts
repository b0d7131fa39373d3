import { join } from "node:path";
import { expect } from "chai";
import {
  describeJupyter,
  errorsOf,
  PROJECT,
  startKernel,
  streamed,
  type CellResult,
  type Kernel,
} from "../../support/jupyter";

describeJupyter("the notebook kernel", function () {
  this.timeout(60_000);
  let kernel: Kernel;
  before(async () => {
    kernel = await startKernel(join(PROJECT, "notebooks"));
    const { status } = await kernel.run(
      'import { breathe, interruptSignal } from "texture-workbench";\nconst kept: number[] = [1];',
    );
    expect(status).to.equal("ok");
  });
  after(() => kernel.end());

  const goesOn = async () => {
    const next = await kernel.run("kept[0] + 1");
    expect([next.status, streamed(next)]).to.deep.equal(["ok", "2\n"]);
  };
  const isInterrupted = (result: CellResult, within: number) => {
    const [error] = errorsOf(result);
    expect([result.status, error?.ename], error?.evalue).to.deep.equal(["error", "Interrupted"]);
    expect(result.seconds).to.be.below(within);
  };

  it("loses none of 10,000 quick lines, and keeps their order", async () => {
    const result = await kernel.run("for (let i = 0; i < 10000; i++) console.log(i)");
    expect(result.status).to.equal("ok");
    expect(streamed(result)).to.equal(Array.from({ length: 10_000 }, (_, i) => `${i}\n`).join(""));
    expect(result.outputs.length).to.be.below(100);
  });

  it("sends a line of 2 MB", async () => {
    const result = await kernel.run('console.log("x".repeat(2e6))');
    expect(streamed(result)).to.have.length(2_000_001);
  });

  it("keeps both streams in the order in which they were written", async () => {
    const result = await kernel.run('for (let i = 0; i < 3; i++) { console.log("out"); console.error("err"); }');
    expect(result.outputs.map(({ name, text }) => `${name!} ${text!}`).join("")).to.equal(
      "stdout out\nstderr err\n".repeat(3),
    );
  });

  it("loses none of 3,000 quick displays", async () => {
    const result = await kernel.run(
      'import { display } from "tslab";\nfor (let i = 0; i < 3000; i++) display.text(String(i));',
    );
    expect(result.outputs.map(({ data }) => data!["text/plain"])).to.deep.equal(
      Array.from({ length: 3000 }, (_, i) => String(i)),
    );
  });

  it("shows output while a cell computes without a pause", async () => {
    const cell =
      "const until = Date.now() + 1500; let last = 0; while (Date.now() < until) if (Date.now() - last > 100) console.log(last = Date.now())";
    expect((await kernel.run(cell)).outputs.length).to.be.above(4);
  });

  it("calls a writer back", async () => {
    const result = await kernel.run('await new Promise<void>((done) => process.stdout.write("x", () => done()));');
    expect([result.status, streamed(result)]).to.deep.equal(["ok", "x"]);
  });

  it("tells a thrown error, a rejection, a thrown text and a type error by an error output", async () => {
    for (const [code, ename, evalue] of [
      ['function inner() { throw new RangeError("no") }\ninner()', "RangeError", "no"],
      ['await Promise.reject(new TypeError("late"))', "TypeError", "late"],
      ['throw "text"', "Error", "text"],
      ["const wrong: string = 3", "TypeScriptError", "1:7 - Type 'number' is not assignable to type 'string'."],
    ] as const) {
      const result = await kernel.run(code);
      expect(result.status, code).to.equal("error");
      const [error, ...others] = errorsOf(result);
      expect(others).to.deep.equal([]);
      expect(error).to.deep.include({ ename, evalue });
      expect(error!.traceback!.join("\n")).not.to.match(/node_modules|node:|dist\//);
    }
    await goesOn();
  });

  it("names the cell in a stack", async () => {
    const [error] = errorsOf(await kernel.run("function inner() { throw new Error() }\ninner()"));
    expect(error!.traceback!.join("\n")).to.match(/^ {4}at inner \(cell \[\d+\]\)$/m);
  });

  it("does not run what was queued behind a failed cell", async () => {
    expect(await kernel.queue("throw new Error()", "kept.push(5)")).to.deep.equal(["error", "aborted"]);
    const { outputs } = await kernel.run("kept.length");
    expect(outputs.map(({ text }) => text)).to.deep.equal(["1\n"]);
  });

  it("interrupts a cell that computes, again and again", async () => {
    for (let time = 0; time < 2; time++) {
      isInterrupted(await kernel.run('console.log("go"); for (;;) {}', { interrupt: [0.3] }), 8);
      await goesOn();
    }
  });

  it("interrupts a cell that waits", async () => {
    isInterrupted(await kernel.run('console.log("go"); await new Promise(() => undefined)', { interrupt: [0.3] }), 8);
    await goesOn();
  });

  it("interrupts a cell that computes after it has waited", async () => {
    isInterrupted(await kernel.run('await breathe(); console.log("go"); for (;;) {}', { interrupt: [0.3] }), 8);
    await goesOn();
  });

  it("lets a cell that looks at its signal end with what it has", async () => {
    const loop =
      'console.log("go"); let steps = 0; while (!interruptSignal().aborted) { steps++; await breathe(); }\nconst result = steps > 0;';
    isInterrupted(await kernel.run(loop, { interrupt: [0.3] }), 8);
    expect(streamed(await kernel.run("result"))).to.equal("true\n");
  });

  it("leaves a cell that looks at its signal and does not end, at the second interrupt", async () => {
    const result = await kernel.run('interruptSignal(); console.log("go"); await new Promise(() => undefined)', {
      interrupt: [0.3, 3],
    });
    isInterrupted(result, 10);
    expect(result.seconds).to.be.above(3);
    expect(streamed(result, "stderr")).to.match(/interrupt again/);
    await goesOn();
  });

  it("interrupts what a cell left behind, computing without a pause", async () => {
    const cell =
      'setTimeout(() => { console.log("go"); const until = Date.now() + 30000; while (Date.now() < until); }, 1);';
    const result = await kernel.run(`${cell} await new Promise((then) => setTimeout(then, 50)); 0`, {
      interrupt: [0.5],
    });
    isInterrupted(result, 15);
    await goesOn();
  });

  it("interrupts a callback that computes, and timers go on", async () => {
    isInterrupted(
      await kernel.run('await new Promise(() => setTimeout(() => { console.log("go"); for (;;) {} }, 10))', {
        interrupt: [0.5],
      }),
      8,
    );
    const next = await kernel.run("await new Promise((then) => setTimeout(then, 50)); 7");
    expect([next.status, streamed(next)]).to.deep.equal(["ok", "7\n"]);
  });

  it("is interrupted also after a cell that listens to SIGINT itself", async () => {
    await kernel.run('process.on("SIGINT", () => undefined); 0');
    isInterrupted(await kernel.run('console.log("go"); for (;;) {}', { interrupt: [0.3] }), 8);
    await goesOn();
  });

  it("tells an error that nothing waited for, in the running cell or else in the next", async () => {
    const running = await kernel.run(
      'void Promise.reject(new Error("lost")); await new Promise((then) => setTimeout(then, 50));',
    );
    expect([running.status, errorsOf(running).map(({ evalue }) => evalue)]).to.deep.equal(["error", ["lost"]]);
    await kernel.run('setTimeout(() => { throw new Error("late") }, 1); 0');
    await new Promise((later) => setTimeout(later, 200));
    const next = await kernel.run("kept.length");
    expect([next.status, errorsOf(next).map(({ evalue }) => evalue)]).to.deep.equal(["ok", ["late"]]);
    expect(errorsOf(await kernel.run("0"))).to.deep.equal([]);
  });

  it("has a last expression show itself where it can", async () => {
    const shows =
      'const own = { [Symbol.for("texture-workbench.show")]: async () => { await breathe(); console.log("shown"); } };\nown';
    expect(streamed(await kernel.run(shows))).to.equal("shown\n");
  });
});
