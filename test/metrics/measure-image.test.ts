import { expect } from "chai";
import { colorShift, copyScore, hueDistance, luminanceGram, measureImage, metricInfos } from "../../src/metrics";
import { heldOutGram } from "../../src/metrics/held-out-gram";
import { newHues } from "../../src/metrics/new-hues";
import { strip, textures } from "./pictures";

const heldOut = { name: "random-pyramid", layers: ["level1", "level3"] } as const;
const { exemplar, floor } = textures[2]!;

describe("measureImage", () => {
  it("gives every metric of one picture, each as it is by itself, and keeps through JSON", async () => {
    const measured = await measureImage(exemplar, floor, { heldOut });
    const names = metricInfos.filter((info) => info.of === "picture").map(({ name }) => name);
    expect(measured).to.have.all.keys(names);
    expect(measured.color_shift).to.equal(colorShift(exemplar, floor));
    expect(measured.hue_distance).to.equal(hueDistance(exemplar, floor));
    expect(measured.copy_score).to.equal(copyScore(exemplar, floor));
    expect(measured.held_out_gram).to.equal(await heldOutGram(exemplar, floor, heldOut));
    expect(measured.luminance_gram).to.equal(await luminanceGram(exemplar, floor, heldOut));
    expect(measured.vgg_loss).to.equal(null);
    expect(JSON.parse(JSON.stringify(measured))).to.deep.equal(measured);
  });

  it("compares color with a palette where one is given, and texture with the exemplar", async () => {
    const palette = textures[0]!.shuffled;
    const [plain, wanted] = [await measureImage(exemplar, palette, { heldOut }), await measureImage(exemplar, palette, { heldOut, palette })]; // prettier-ignore
    const ofColor = ["color_shift", "color_covariance", "color_wasserstein", "hue_distance"] as const;
    for (const name of ofColor) {
      expect(wanted[name], name).to.be.closeTo(0, 1e-6);
      expect(plain[name], name).to.be.above(0.01);
    }
    expect(wanted.new_hues).to.equal(newHues(palette, palette));
    expect(plain.new_hues).to.equal(newHues(exemplar, palette)).and.to.be.above(0.05);
    const ends = strip([0, 0.5, 1]);
    const against = async (other?: typeof ends) => (await measureImage(exemplar, ends, { heldOut: { name: "pixels", layers: ["pixels"] }, palette: other })).clipped_share; // prettier-ignore
    expect(await against(ends)).to.equal(0);
    expect(await against()).to.be.above(0.3);
    for (const name of ["held_out_gram", "luminance_gram", "spectrum_distance", "copy_score"] as const)
      expect(wanted[name], name).to.equal(plain[name]);
  });

  it("gives null for what cannot be had of a gray pixel", async () => {
    const gray = strip([0.5, 0.5, 0.5]);
    const pixels = { name: "pixels", layers: ["pixels"] } as const;
    expect(await measureImage(gray, gray, { heldOut: pixels })).to.deep.equal({
      ...{ held_out_gram: 0, vgg_loss: null, luminance_gram: null, color_shift: 0, color_covariance: 0 },
      ...{ color_wasserstein: 0, hue_distance: null, new_hues: null, clipped_share: 0 },
      ...{ spectrum_distance: null, copy_score: null },
    });
  });

  it("refuses pictures with numbers that are not finite", async () => {
    const wrong = strip([0, NaN, 0]);
    const refusal = (a: typeof wrong, b: typeof wrong) => measureImage(a, b, { heldOut }).catch(String);
    expect(await refusal(exemplar, wrong)).to.contain(
      "measureImage: expected finite numbers in the candidate, got NaN",
    );
    expect(await refusal(wrong, exemplar)).to.contain("finite numbers in the exemplar");
    const context = { heldOut, palette: wrong };
    expect(await measureImage(exemplar, exemplar, context).catch(String)).to.contain("finite numbers in the palette");
    expect(await refusal({ ...wrong, width: 2 }, exemplar)).to.contain("measureImage: exemplar: expected");
  });
});

describe("metricInfos", () => {
  it("tells of each metric once, in a sentence, with its source", () => {
    expect(new Set(metricInfos.map(({ name }) => name)).size).to.equal(12);
    for (const { what, title, source } of metricInfos) {
      expect(what).to.match(/^[A-Z].*\.$/);
      expect(title).to.match(/^[A-Z]/);
      expect(source).not.to.equal("");
    }
  });
});
