import { expect } from "chai";
import { join } from "node:path";
import {
  describeJupyter,
  errorsOf,
  PROJECT,
  startKernel,
  streamed,
  type CellOutput,
  type CellResult,
  type Kernel,
} from "../support/jupyter";

/** An output that a cell shows, first or again. */
type Shown = CellOutput & {
  readonly data: Record<string, string>;
  readonly transient: { readonly display_id: string };
};

function shownBy({ outputs }: CellResult): { first: Shown[]; updates: Shown[] } {
  const of = (type: string) => outputs.filter((output) => output.type === type) as Shown[];
  return { first: of("display_data"), updates: of("update_display_data") };
}

const lines = (shown: readonly Shown[]) => shown.map(({ data }) => data["text/plain"]);
const LONG = "{ evaluations: [100_000], scales: 1 }";

describeJupyter("in a notebook's cell", function () {
  this.timeout(120_000);
  let kernel: Kernel;
  before(async () => {
    kernel = await startKernel(join(PROJECT, "notebooks"));
    const first = await kernel.run(
      'import { exemplars, show, synthesize } from "texture-workbench";\n' +
        'import * as tf from "@tensorflow/tfjs";\n' +
        "const exemplar = exemplars.cloth.draw({ height: 32, width: 48, seed: 1 });",
    );
    expect(first, "the import").to.deep.include({ status: "ok", outputs: [] });
  });
  after(() => kernel.end());

  it("show needs no await: all is there when the cell ends, in order", async () => {
    const result = await kernel.run('show(exemplar);\nshow([{ a: 1 }]);\nshow({ data: [], layout: { title: "t" } })');
    expect(result.status).to.equal("ok");
    const { first, updates } = shownBy(result);
    expect(lines(first)).to.deep.equal(["[48×32 image]", "a\n─\n1", "[chart “t”: 0 × ]"]);
    expect(updates).to.deep.equal([]);
    expect(streamed(result)).to.equal("");
  });

  it("a call that cannot be shown fails its cell", async () => {
    const result = await kernel.run("show(3 as any)");
    expect(errorsOf(result)[0]).to.include({ ename: "UsageError" }).and.property("evalue").include("got 3");
  });

  it("a run updates one output, and its result is not shown twice", async () => {
    const result = await kernel.run("const result = await synthesize(exemplar, { evaluations: [40] });\nresult");
    expect(result.status).to.equal("ok");
    const { first, updates } = shownBy(result);
    expect(lines(first)).to.deep.equal(["getting ready"]);
    expect(new Set([...first, ...updates].map(({ transient }) => transient.display_id)).size).to.equal(1);
    expect(lines(updates).at(-1)).to.match(/^48×32 · objective \S+ · \d+ evaluations in /);
    const again = shownBy(await kernel.run("result"));
    expect(again.first.map(({ data }) => Object.keys(data).sort())).to.deep.equal([["image/png", "text/html", "text/plain"]]); // prettier-ignore
  });

  for (const engine of ["compiled", "wasm"])
    it(`an interrupt ends a run of the ${engine} engine; what it had is kept, and so it is a second time`, async () => {
      for (const name of ["one", "two"]) {
        const code = `const ${name} = await synthesize(exemplar, { ...${LONG}, engine: "${engine}" });`;
        const result = await kernel.run(code, { interrupt: [5] });
        expect(errorsOf(result).map(({ ename }) => ename)).to.deep.equal(["Interrupted"]);
        expect(result.seconds).to.be.below(20);
        const shown = lines(shownBy(result).updates);
        expect(shown.length, "frames").to.be.above(2);
        expect(shown.at(-1)).to.include("interrupted, the best so far");
        const kept = await kernel.run(`console.log(${name}.stop, ${name}.image.data.length)`);
        expect(streamed(kept)).to.equal("interrupted 4608\n");
      }
    });

  it("tells tensors that a cell leaves behind, once; a run leaves none", async () => {
    const left = await kernel.run("const t = tf.ones([512, 512]);");
    expect(streamed(left, "stderr")).to.match(/^Note: 1 tensor \(1\.0 MiB\) of this cell is still in memory .*\n$/);
    const next = await kernel.run("await synthesize(exemplar, { evaluations: [3] }); t.dispose();");
    expect(streamed(next)).to.equal("");
    const failed = await kernel.run('tf.ones([1]); throw new Error("no");');
    expect(streamed(failed, "stderr")).to.match(/^Note: 1 tensor /);
  });
});
