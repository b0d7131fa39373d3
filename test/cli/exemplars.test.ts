import { expect } from "chai";
import { readdirSync } from "node:fs";
import { exemplars } from "../../src/exemplars";
import { readImage } from "../../src/image/read";
import { temporaryFolder } from "../image/temporary";
import { itRefuses } from "./refusals";
import { texture } from "./texture";

describe("texture exemplars", () => {
  const path = temporaryFolder();

  it("lists them by the names that other commands take", async () => {
    const { code, stdout } = await texture("exemplars --size 16");
    expect(code).to.equal(0);
    for (const { name, description } of Object.values(exemplars))
      expect(stdout).to.match(new RegExp(`^procedural:${name} +${description.replaceAll(/[.()+]/g, "\\$&")}$`, "m"));
  });

  it("draws those named, at a size, by a seed", async () => {
    const { stdout } = await texture(`exemplars cloth bricks --size 24x20 --seed 3 --out ${path("new/folder")} --json`);
    expect(readdirSync(path("new/folder"))).to.have.members(["cloth.png", "bricks.png"]);
    expect(JSON.parse(stdout)).to.deep.equal(
      (["cloth", "bricks"] as const).map((name) => {
        return { name, description: exemplars[name].description, file: path(`new/folder/${name}.png`) };
      }),
    );
    const drawn = exemplars.cloth.draw({ width: 24, height: 20, seed: 3 });
    const read = await readImage(path("new/folder/cloth.png"));
    expect(read).to.include({ height: 20, width: 24 });
    const largest = drawn.data.reduce((most, value, i) => Math.max(most, Math.abs(value - read.data[i]!)), 0);
    expect(largest).to.be.at.most(0.5 / 255 + 1e-6);
  });

  itRefuses(
    {
      "an unknown name": ["exemplars cloth marble --out out", "exemplar", "pebbles, cloth, bricks", '"marble"'],
      "a size too small": ["exemplars --size 8 --out out", "≥ 16", "got 8"],
      "a size too large": ["exemplars --size 99999 --out out", "exemplar", "4096 pixels a side", "got 99999"],
      "a size that is none": ["exemplars --size wide", "size", "WxH", '"wide"'],
      "a negative seed": ["exemplars --seed -1 --out out", "seed", "whole number ≥ 0", "got -1"],
      "a seed that is no number": ["exemplars --seed one --out out", "seed", "a number", '"one"'],
      "a file in the folder's place": ["exemplars --out file", "out", '"file"', "give another with --out"],
    },
    { files: () => Promise.resolve({ file: "not a folder" }) },
  );
});
