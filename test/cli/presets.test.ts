import { expect } from "chai";
import { presets } from "../../src/synthesis/presets";
import { describePreset } from "../../src/synthesis/presets/describe";
import { texture } from "./texture";

describe("texture presets", () => {
  it("lists name, modes, title and source of each, also where list is left out", async () => {
    const { code, stdout, stderr } = await texture("presets list --json");
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).to.deep.equal(
      presets.map(({ name, modes, title, source }) => ({ name, modes: Object.keys(modes), title, source })),
    );
    const { stdout: text } = await texture("presets");
    for (const { name, title } of presets)
      expect(text).to.match(new RegExp(`^${name} +paper.* ${title.slice(0, 20)}`, "m"));
    expect(text).to.match(/^berger2017 +paper {8}/m);
  });

  it("shows every section of a preset", async () => {
    const { code, stdout } = await texture("presets show li2017-gaussian");
    expect(code).to.equal(0);
    const facts = [
      ...["source", "features", "pooling", "padding", "normalization", "layers", "losses", "balance", "optimizer"],
      ...["start", "bounds", "scales", "evaluations", "rounds", "formula of mmd_gaussian", "not stated, or of our own"],
    ];
    const [paper = "", program = "", differences = "", departures = ""] = stdout.split("\n\n").slice(1);
    expect(paper).to.match(/^paper \(--preset li2017-gaussian\)\n/);
    expect(program).to.match(/^code \(--preset li2017-gaussian\/code\)\n/);
    for (const fact of facts)
      for (const mode of [paper, program]) expect(mode).to.match(new RegExp(`^ {2}${fact}: .`, "m"));
    expect(program).to.match(/^ {2}learning rate: 1\.538e-8 .*\n {2}momentum: 0\.9\n {2}rate decay: /m);
    expect(program).to.include("lyttonhao/Neural-Style-MMD");
    expect(differences)
      .to.match(/^differences between paper and code\n/)
      .and.match(/^ {2}optimizer: lbfgsb \| sgd$/m);
    expect(departures).to.match(/^departures: what is not reproduced\n {2}./);
  });

  it("says where there is one mode, and prints all of it as JSON", async () => {
    expect((await texture("presets show berger2017")).stdout).to.include("\n  one mode: ");
    const { stdout } = await texture("presets show gatys2015 --json");
    const wanted: unknown = JSON.parse(JSON.stringify(describePreset(presets[0]!)));
    expect(JSON.parse(stdout)).to.deep.equal(wanted);
  });

  it("refuses unknown names and commands", async () => {
    const { code, stderr } = await texture("presets show gatys");
    expect(code).to.equal(2);
    expect(stderr).to.match(/^texture: presets: expected one of gatys2015, .*, got "gatys"\n$/);
    expect((await texture("presets shows")).code).to.equal(2);
  });
});
