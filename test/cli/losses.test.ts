import { expect } from "chai";
import { lossKinds } from "../../src/losses";
import { texture } from "./texture";

interface Entry {
  readonly name: string;
  readonly formula: string;
  readonly source: string;
  readonly options: readonly { readonly name: string; readonly default: string; readonly description: string }[];
}

describe("texture losses", () => {
  it("lists every loss with formula, source, options and their defaults", async () => {
    const { code, stdout, stderr } = await texture("losses --json");
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
    const entries = JSON.parse(stdout) as Entry[];
    expect(entries.map(({ name }) => name)).to.deep.equal(lossKinds.map(({ name }) => name));
    const paired = entries.find(({ name }) => name === "mmd_gaussian")!;
    expect(paired.options.find(({ name }) => name === "estimator")!.default).to.equal("fourier");
    for (const { formula, source, options } of entries) {
      expect(formula).to.not.equal("");
      expect(source).to.not.equal("");
      for (const option of options) expect(option.description, option.name).to.not.equal("");
    }
  });

  it("tells one of them as text, and refuses others", async () => {
    const { stdout } = await texture("losses gram");
    expect(stdout).to.match(/^gram\n {2}‖G − Ĝ‖² .*\n {2}Gatys.*2015.*\n {2}\/scale=relative {2}relative: .*\n$/);
    const { code, stderr } = await texture("losses grams");
    expect(code).to.equal(2);
    expect(stderr).to.match(/^texture: losses: expected names out of gram, .*, got "grams"\n$/);
  });
});
