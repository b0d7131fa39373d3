import { expect } from "chai";
import { heldOutGram } from "../../src/metrics/held-out-gram";
import { luminanceGram } from "../../src/metrics/luminance-gram";
import { strip, textures } from "./pictures";

const choice = { name: "random-pyramid", layers: ["level1", "level3"] } as const;
const { exemplar, floor, shuffled } = textures[0]!;
const recolored = (map: (value: number, channel: number) => number) => ({
  ...exemplar,
  data: exemplar.data.map((value, i) => map(value, i % 3)),
});
const luma = (data: Float32Array, at: number) => 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;

describe("luminanceGram", () => {
  it("is blind to color and contrast, where the held-out Gram error is not", async () => {
    const flatter = recolored((value) => 0.3 + 0.4 * value);
    const gray = { ...exemplar, data: exemplar.data.map((_, i, all) => luma(all, i - (i % 3))) };
    const tinted = { ...gray, data: gray.data.map((value, i) => value + [0.1, -0.1 * (0.299 / 0.587), 0][i % 3]!) };
    for (const same of [exemplar, flatter, gray, tinted]) {
      expect(await luminanceGram(exemplar, same, choice)).to.be.below(1e-6);
      if (same !== exemplar) expect(await heldOutGram(exemplar, same, choice)).to.be.above(1e-3);
    }
  });

  it("sees texture: another draw is nearer than its shuffled pixels", async () => {
    const [near, far] = [await luminanceGram(exemplar, floor, choice), await luminanceGram(exemplar, shuffled, choice)];
    expect(near!).to.be.above(1e-4);
    expect(far!).to.be.above(3 * near!);
  });

  it("is the held-out Gram error of gray pictures of one mean and deviation", async () => {
    const gray = { ...exemplar, data: exemplar.data.map((_, i, all) => luma(all, i - (i % 3))) };
    const values = gray.data.filter((_, i) => i % 3 === 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    // Mirrored about its mean: mean and deviation stay, shapes turn from light to dark.
    const mirrored = { ...gray, data: gray.data.map((value) => 2 * mean - value) };
    const expected = await heldOutGram(gray, mirrored, choice);
    expect(expected!).to.be.above(1e-3);
    expect(await luminanceGram(exemplar, mirrored, choice)).to.be.closeTo(expected!, 1e-4 * expected!);
    expect(await luminanceGram(exemplar, { ...mirrored, data: mirrored.data.map((value) => value / 2) }, choice)).to.be.closeTo(expected!, 1e-4 * expected!); // prettier-ignore
  });

  it("is null for an exemplar without luminance texture, and where the network cannot look; a flat candidate is far", async () => {
    const pixels = { name: "pixels", layers: ["pixels"] } as const;
    // Red and green of one luma.
    const isoluminant = strip([0.587, 0, 0], [0, 0.299, 0], [0.587, 0, 0]);
    expect(await luminanceGram(isoluminant, strip([0, 0, 0], [1, 1, 1], [1, 0, 0]), pixels)).to.equal(null);
    expect(await luminanceGram(strip([0, 0, 0], [1, 1, 1]), strip([0, 0, 0]), choice)).to.equal(null);
    const flat = { ...exemplar, data: exemplar.data.map(() => 0.5) };
    expect(await luminanceGram(exemplar, flat, choice)).to.be.above(0.01);
  });
});
