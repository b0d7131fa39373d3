import { expect } from "chai";
import { readFileSync } from "node:fs";
import { readImage } from "../../src/image/read";
import { recordSchema } from "../../src/synthesis/record";
import { temporaryFolder } from "../image/temporary";
import { texture } from "./texture";

describe("texture transfer", () => {
  const path = temporaryFolder();
  const command = "transfer procedural:pebbles:48x32 procedural:cloth:40x32 --layers level1 --evaluations 4 --scales 1";

  it("shows the content in the style, and records both", async () => {
    const run = `${command} --content-layers level2+level1 --content-weight 0.5 --color luminance --out ${path("run")}`;
    const { stdout } = await texture(run);
    expect(stdout).to.match(/^objective .* after 4 evaluations/);
    expect(stdout).to.match(/\ncolor {3}\d+\.\d\d % of the values were clipped/);
    const record = recordSchema.parse(JSON.parse(readFileSync(path("run/record.json"), "utf8")));
    expect(record.kind).to.equal("transfer");
    expect(record.exemplar.source).to.equal("procedural:cloth:40x32");
    expect(record.content!.source).to.equal("procedural:pebbles:48x32");
    expect(record.options.color).to.deep.equal({ handling: "luminance", stage: "both" });
    expect(record.options.losses.at(-1)).to.deep.equal({
      ...{ loss: "content", weight: 0.5, layers: ["level1", "level2"], of: "content" },
    });
    expect(await readImage(path("run/image.png"))).to.include({ height: 32, width: 48 });
    expect((await texture(run)).stdout).to.match(/^This run is finished already/);
  });

  it("keeps runs with another palette in folders of their own", async () => {
    const folders: string[] = [];
    for (const more of ["", "--palette procedural:bricks:32x32", "--palette procedural:bricks:32x33"]) {
      const { stdout } = await texture(`${command} --color monge --json ${more}`, { cwd: path(".") });
      folders.push((JSON.parse(stdout) as { folder: string }).folder);
    }
    expect(new Set(folders).size).to.equal(3);
    for (const folder of folders) expect(folder).to.match(/^out\/pebbles-cloth-[0-9a-f]{8}$/);
  });

  it("refuses in one sentence what cannot be", async () => {
    for (const [more, words] of [
      ["--color sepia", "one of none, luminance"],
      ["--color gray --color-stage before", "color-stage"],
      ["--color monge --color-share 0.5", "color-share"],
      ["--color color-term --color-share 2", "from 0 to 1"],
      ["--content-layers level9", "level9"],
      ["--color monge --palette none.png", "none.png"],
      ["--palette procedural:bricks", "palette"],
      ["--content-weight x", "content-weight"],
    ] as const) {
      const { code, stderr } = await texture(`${command} --out ${path("never")} ${more}`);
      expect(code, more).not.to.equal(0);
      expect(stderr, more)
        .to.include(words)
        .and.match(/^[^\n]+\n$/);
    }
  });
});

describe("texture colors", () => {
  it("lists every way with its source", async () => {
    const entries = JSON.parse((await texture("colors --json")).stdout) as Record<string, unknown>[];
    expect(entries.map(({ name }) => name)).to.include.members(["none", "luminance", "monge", "gray", "color-term"]);
    for (const entry of entries) expect(Object.keys(entry)).to.deep.equal(["name", "description", "stages", "variables", "source"]); // prettier-ignore
    expect((await texture("colors")).stdout).to.match(/^none: /);
  });
});
