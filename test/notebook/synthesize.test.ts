import { expect } from "chai";
import { inspect } from "node:util";
import { UsageError } from "../../src/core/demand";
import type { Loss } from "../../src/losses/loss";
import { synthesize } from "../../src/notebook/synthesize";
import { synthesize as plain } from "../../src/synthesis/synthesize";
import { cloth } from "../synthesis/small";
import { inKernel, kept, type Sent } from "./bundle";

const options = { features: "pixels", evaluations: [6], scales: 2, engine: "cpu" };
const SHOW = Symbol.for("texture-workbench.show");
const INTERRUPT = Symbol.for("texture-workbench.interrupt");

/** What the kernel does with a cell's last expression. */
const showItself = (thing: object) => (thing as Record<symbol, () => Promise<void>>)[SHOW]!();
const lines = (sent: readonly Sent[]) => sent.map(({ data }) => data["text/plain"]!);

describe("notebook/synthesize", () => {
  it("is the plain one outside a notebook", async () => {
    const result = await inKernel(undefined, () => synthesize(cloth, options));
    expect({ ...result }).to.deep.equal(await plain(cloth, options));
    expect(inspect(result)).to.match(/^\[48×32 · objective \S+ · 12 evaluations · evaluation limit\]$/);
  });

  it("shows the run in one output of its cell; the result shows itself in another cell, not there again", async () => {
    const [cell, next] = [kept(), kept()];
    const result = await inKernel(cell.write, async () => {
      const found = await synthesize(cloth, options);
      await showItself(found);
      return found;
    });
    expect(lines(cell.sent)[0]).to.equal("getting ready");
    expect(lines(cell.sent).at(-1)).to.match(/^48×32 · objective \S+ · 12 evaluations in \S+ s · evaluation limit$/);
    expect(cell.sent.map(({ update }) => update)).to.deep.equal(cell.sent.map((_, i) => i > 0));
    expect(new Set(cell.sent.map(({ transient }) => transient.display_id)).size).to.equal(1);
    await inKernel(next.write, () => showItself(result));
    expect(next.sent.map(({ update }) => update)).to.deep.equal([false]);
    expect(Object.keys(next.sent[0]!.data)).to.include.members(["image/png", "text/html", "text/plain"]);
  });

  it("shows nothing where told so, and tells its progress all the same", async () => {
    const { sent, write } = kept();
    const told: number[] = [];
    const onProgress = ({ evaluation }: { evaluation: number }) => void told.push(evaluation);
    const result = await inKernel(write, () => synthesize(cloth, options, { show: false, onProgress }));
    expect(sent).to.have.length(0);
    expect(told).to.deep.equal([1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6]);
    await inKernel(write, () => showItself(result));
    expect(sent).to.have.length(1);
  });

  for (const [who, index] of [
    ["the cell", 0],
    ["its caller", 1],
  ] as const)
    it(`ends within an evaluation where ${who} interrupts it, with the best so far`, async () => {
      const [cell, caller] = [new AbortController(), new AbortController()];
      const keeper = globalThis as unknown as Record<symbol, unknown>;
      const { sent, write } = kept();
      let made = 0;
      const onProgress = () => {
        if (++made === 8) [cell, caller][index]!.abort();
      };
      keeper[INTERRUPT] = { signal: cell.signal, watched: false };
      try {
        const context = { onProgress, signal: caller.signal };
        const { stop, image, curves, value } = await inKernel(write, () => synthesize(cloth, options, context));
        expect({ stop, made }).to.deep.equal({ stop: "interrupted", made: 8 });
        expect(keeper[INTERRUPT]).to.have.property("watched", true);
        expect(image).to.include({ height: 32, width: 48 });
        expect(curves.map(({ total }) => total.length)).to.deep.equal([6, 2]);
        expect(value).to.equal(Math.min(...curves[1]!.total));
        expect(lines(sent).at(-1)).to.include("8 evaluations").and.include("interrupted, the best so far");
      } finally {
        Reflect.deleteProperty(keeper, INTERRUPT);
      }
    });

  it("fails as the plain one does, and its output says where it stood", async () => {
    const { sent, write } = kept();
    const refused = async (more: object) => {
      const failing = inKernel(write, () => synthesize(cloth, { ...options, ...more }));
      return failing.catch((error: unknown) => error);
    };
    expect(await refused({ losses: ["grim"] })).to.be.instanceOf(UsageError);
    expect(sent, "before it begins nothing is shown").to.have.length(0);
    const broken: Loss = {
      name: "broken",
      prepare: () => ({}),
      measure: () => {
        throw new Error("broken on purpose");
      },
    };
    expect(await refused({ losses: [broken] }))
      .to.be.instanceOf(Error)
      .and.property("message")
      .include("broken on purpose");
    expect(lines(sent)).to.deep.equal(["getting ready", "failed after: getting ready"]);
  });
});
