import { expect } from "chai";
import { readFileSync, writeFileSync } from "node:fs";
import { readImage } from "../../src/image/read";
import { temporaryFolder } from "../image/temporary";
import { itRefuses, USAGE } from "./refusals";
import { texture } from "./texture";

const three = "procedural:pebbles:16x20 procedural:bricks:16x20 procedural:cloth:32x40";

describe("texture sheet", () => {
  const path = temporaryFolder();

  it("lays pictures out, and says where", async () => {
    const { code, stdout, stderr } = await texture(
      `sheet ${three} --columns 2 --cell 40x50 --out ${path("sheet.png")}`,
    );
    expect({ code, stdout, stderr }).to.deep.equal({ code: 0, stdout: `${path("sheet.png")}\n`, stderr: "" });
    // Two rows of 50 with one line of caption (17 and 6) each, 6 between, 8 around.
    expect(await readImage(path("sheet.png"))).to.include({ width: 8 + 40 + 6 + 40 + 8, height: 8 + 73 + 6 + 73 + 8 });
  });

  it("takes captions, headings and a title", async () => {
    const texts = "--captions a,b,c --title t --column-headings l,m,r --row-headings h";
    const { code } = await texture(`sheet ${three} ${texts} --cell 40x50 --out ${path("texts.png")}`);
    expect(code).to.equal(0);
    expect(await readImage(path("texts.png"))).to.include({ width: 8 + 19 + 132 + 8, height: 8 + 31 + 19 + 73 + 8 });
  });

  it("makes the same sheet where the machine has no fonts", async () => {
    writeFileSync(path("fonts.conf"), "<fontconfig></fontconfig>");
    const environment = { FONTCONFIG_FILE: path("fonts.conf"), FONTCONFIG_PATH: path("") };
    const command = `sheet ${three} --captions alpha,βήτα,שלום --out`;
    await texture(`${command} ${path("with.png")}`);
    const { stderr } = await texture(`${command} ${path("without.png")}`, { environment });
    expect(stderr).to.equal("");
    expect(readFileSync(path("without.png")).equals(readFileSync(path("with.png")))).to.be.true;
  });

  itRefuses({
    "a missing file": ["sheet none.png --out sheet.png", "readImage", "none.png", "no such file"],
    "captions for others": [`sheet ${three} --captions a,b --out sheet.png`, "captions", "each of 3", "got 2"],
    "no columns": [`sheet ${three} --columns 0 --out sheet.png`, "columns", "got 0"],
    "headings for others": [`sheet ${three} --columns 2 --row-headings a --out sheet.png`, "each row, 2", "got 1"],
    "a cell that is none": [`sheet ${three} --cell 5x --out sheet.png`, "size", '"5x"'],
    "an empty cell": [`sheet ${three} --cell 0 --out sheet.png`, "cell", "got 0"],
    "a folder that is not there": [`sheet ${three} --out none/sheet.png`, "write", "no folder", "make it first"],
  });
  itRefuses(
    { "no place for it": ["sheet a.png", "--out"], "no pictures": ["sheet --out a.png", "images"] },
    { sentence: USAGE },
  );
});
