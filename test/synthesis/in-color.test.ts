import { expect } from "chai";
import { colorHandlingNamed } from "../../src/color/handling";
import { lumaImage } from "../../src/color/luma";
import { random } from "../../src/core/random";
import { exemplars } from "../../src/exemplars";
import { resize } from "../../src/image/resize";
import { inColor, withWantedColors } from "../../src/synthesis/in-color";
import { cloth } from "./small";

const palette = exemplars.pebbles.draw({ height: 24, width: 40, seed: 1 });
const content = exemplars.bricks.draw({ height: 32, width: 48, seed: 1 });
const choice = (handling: string, stage: "before" | "after" | "both" | "during") => ({
  ...{ color: { handling, stage }, seed: 1 },
});
const clip = (value: number) => Math.min(1, Math.max(0, value));
const monge = colorHandlingNamed("monge");

describe("synthesis/in-color", () => {
  it("leaves all as it is where nothing is asked for", () => {
    const pictures = { exemplar: cloth, content };
    expect(inColor(pictures, { seed: 1 })).to.equal(pictures);
    expect(withWantedColors(cloth, pictures, { seed: 1 })).to.equal(undefined);
  });

  it("maps the exemplar before the run, its result after it, or both, clipped", () => {
    const pictures = { exemplar: cloth, palette };
    const mapped = monge.before!(cloth, { image: palette, aligned: false }, random(1, "color/before"));
    for (const [stage, early, late] of [
      ["before", true, false],
      ["after", false, true],
      ["both", true, true],
    ] as const) {
      const seen = inColor(pictures, choice("monge", stage));
      expect(seen.exemplar.data).to.deep.equal(early ? mapped.data.map(clip) : cloth.data, stage);
      expect(seen.palette).to.equal(palette);
      const made = withWantedColors(cloth, pictures, choice("monge", stage));
      expect(made?.image.data).to.deep.equal(late ? mapped.data.map(clip) : undefined, stage);
    }
  });

  it("counts what it clips", () => {
    // Two levels far apart: their luma stays, and the palette's chroma takes some out of the range.
    const result = { height: 1, width: 2, data: Float32Array.of(0, 0, 0, 1, 1, 1) };
    const red = { height: 1, width: 2, data: Float32Array.of(1, 0, 0, 1, 0, 0) };
    const made = withWantedColors(result, { exemplar: red }, choice("gray", "after"))!;
    // Chroma of red on black: 0.701, −0.299, −0.299; on white: 1.701, 0.701, 0.701.
    expect(made.clippedShare).to.be.closeTo(3 / 6, 1e-12);
    expect([...made.image.data].map((value) => Number(value.toFixed(3)))).to.deep.equal([0.701, 0, 0, 1, 0.701, 0.701]);
  });

  it("takes the palette that was given, else the content, place by place, else the exemplar", () => {
    const result = lumaImage(cloth);
    const expected = (image: typeof cloth, aligned: boolean) =>
      colorHandlingNamed("gray").after!(result, { image, aligned }, random(1, "x")).data.map(clip);
    const made = (pictures: Parameters<typeof withWantedColors>[1]) =>
      withWantedColors(result, pictures, choice("gray", "after"))!.image;
    expect(made({ exemplar: cloth, content, palette }).data).to.deep.equal(expected(palette, false));
    expect(made({ exemplar: palette, content }).data).to.deep.equal(expected(content, true));
    expect(made({ exemplar: palette }).data).to.deep.equal(expected(palette, false));
  });

  it("brings the content to the result's size, where a run was stopped at a coarse scale", () => {
    const coarse = resize(lumaImage(content), { height: 16, width: 24, kernel: "area" });
    const { image } = withWantedColors(coarse, { exemplar: cloth, content }, choice("gray", "after"))!;
    expect(image).to.include({ height: 16, width: 24 });
    const same = { exemplar: cloth, content: resize(content, { height: 16, width: 24, kernel: "area" }) };
    expect(image).to.deep.equal(withWantedColors(coarse, same, choice("gray", "after"))!.image);
  });

  it("shows the run a gray content where only gray values move", () => {
    const pictures = { exemplar: cloth, content };
    expect(inColor(pictures, choice("gray", "after")).content).to.deep.equal(lumaImage(content));
    expect(inColor(pictures, choice("monge", "before")).content).to.equal(content);
  });
});
