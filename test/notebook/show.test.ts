import { expect } from "chai";
import { inspect } from "node:util";
import type { FigureRenderer } from "../../src/figures/render";
import { kindOf } from "../../src/notebook/kinds";
import { showAt, type ShowPlace } from "../../src/notebook/show";
import { showsItself } from "../../src/notebook/shows-itself";
import { kept, levelsOf, picturesIn } from "./bundle";
import { image, result } from "./live/run";

const figure = { data: [{ type: "heatmap", z: [[1]] }], layout: { title: { text: "t" } } };

/** A renderer that notes the sizes it is asked for, and has a note itself. */
function noting() {
  const sizes: unknown[] = [];
  const renderer: FigureRenderer = {
    render(_, size) {
      sizes.push(size);
      return Promise.resolve({ png: Buffer.from("png"), by: "drawing", note: "drawn without a browser: none" });
    },
    close: () => Promise.resolve(),
  };
  return { sizes, renderer };
}

async function shown(value: unknown, inNotebook: boolean) {
  const { sent, write } = kept();
  const [printed, notes]: [string[], string[]] = [[], []];
  const { sizes, renderer } = noting();
  const place: ShowPlace = {
    write: inNotebook ? write : undefined,
    print: (text) => void printed.push(text),
    renderer: () => renderer,
    note: (sentence) => void notes.push(sentence),
  };
  await showAt(place, kindOf(value), { title: "T" });
  return { sent, printed, notes, sizes };
}

describe("notebook/show", () => {
  it("hands each kind to the notebook, in several forms", async () => {
    const forms = async (value: unknown) => {
      const { sent, printed } = await shown(value, true);
      expect(printed).to.deep.equal([]);
      expect(sent.map(({ update }) => update)).to.deep.equal([false]);
      return Object.keys(sent[0]!.data).sort();
    };
    expect(await forms([image(4, 4, 0)])).to.deep.equal(["image/png", "text/plain"]);
    expect(await forms(figure)).to.deep.equal(["image/png", "text/html", "text/plain"]);
    expect(await forms([{ a: 1 }])).to.deep.equal(["text/html", "text/plain"]);
    expect(await forms(result())).to.deep.equal(["image/png", "text/html", "text/plain"]);
  });

  it("draws lines itself, without a browser", async () => {
    const lines = { data: [{ type: "scatter", mode: "lines", y: [1, 2] }], layout: {} };
    const { sent, sizes } = await shown(lines, true);
    expect(sizes).to.deep.equal([]);
    const { height, width } = await levelsOf(sent[0]!.data["image/png"]!);
    expect([height, width]).to.deep.equal([900, 1600]);
  });

  it("has figures drawn as large as they are shown, and passes on what is missing in them", async () => {
    const { sent, sizes, notes } = await shown(figure, true);
    expect(sizes).to.deep.equal([{ height: 450, width: 800 }]);
    expect(picturesIn(sent[0]!.data["text/html"]!)[0]!.base64).to.equal(Buffer.from("png").toString("base64"));
    expect(notes).to.deep.equal(["show: the chart's picture is drawn without a browser: none"]);
  });

  it("prints a line or a table where there is no notebook, and draws nothing for it", async () => {
    const text = async (value: unknown) => {
      const { sent, printed, sizes } = await shown(value, false);
      expect([sent.length, sizes.length]).to.deep.equal([0, 0]);
      return printed.join("\n");
    };
    expect(await text({ one: image(4, 8, 0) })).to.equal("[one: 8×4 image]");
    expect(await text(figure)).to.equal("[chart “t”: 1 × heatmap]");
    expect(await text([{ a: 1 }])).to.equal("T\na\n─\n1");
    expect(await text(result())).to.match(/^48×32 · objective 5\.000e-1/);
  });
});

describe("notebook/shows-itself", () => {
  it("gives a thing the method that the kernel calls, and a line in print; copies have neither", async () => {
    let calls = 0;
    const show = () => {
      calls++;
      return Promise.resolve();
    };
    const thing = showsItself({ large: [1, 2] }, show, () => "[a thing]");
    await (thing as unknown as Record<symbol, () => Promise<void>>)[Symbol.for("texture-workbench.show")]!();
    expect(calls).to.equal(1);
    expect(inspect(thing)).to.equal("[a thing]");
    expect(thing).to.deep.equal({ large: [1, 2] });
    expect(inspect({ ...thing })).to.equal("{ large: [ 1, 2 ] }");
    expect(inspect(showsItself({ a: 1 }, show))).to.equal("{ a: 1 }");
  });
});
