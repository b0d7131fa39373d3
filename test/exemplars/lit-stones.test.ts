import { expect } from "chai";
import { labOf } from "../../src/color/lab";
import { litStones, litStonesMirrored, litStonesTruth, shadeOf } from "../../src/exemplars/lit-stones";
import { share } from "./truth";

const options = { height: 130, width: 180, seed: 4 };
const { width } = options;
const truth = litStonesTruth(options);
const own = labOf(litStones.draw(options));
const mirrored = labOf(litStonesMirrored.draw(options));

/** The pixels of each stone that lies wholly inside the picture. */
function stones(): number[][] {
  const pixels = new Map<number, number[]>();
  truth.forEach((stone, i) => {
    if (stone >= 0) pixels.set(stone, [...(pixels.get(stone) ?? []), i]);
  });
  const inside = (i: number) => i % width > 0 && i % width < width - 1 && i >= width && i < truth.length - width;
  return [...pixels.values()].filter((list) => list.every(inside));
}

/** Mean L* on the shaded half of a stone less that on the other. */
function shadedLess(pixels: readonly number[], lab: Float64Array, way: { x: number; y: number }): number {
  const at = (i: number) => (i % width) * way.x + Math.floor(i / width) * way.y;
  const middle = pixels.reduce((sum, i) => sum + at(i), 0) / pixels.length;
  const mean = (half: number[]) => half.reduce((sum, i) => sum + lab[3 * i]!, 0) / half.length;
  return mean(pixels.filter((i) => at(i) > middle)) - mean(pixels.filter((i) => at(i) <= middle));
}

describe("lit stones", () => {
  it("are each darker on the side away from the lamp, by more than 10 L*", () => {
    expect(stones().length).to.be.above(12);
    for (const pixels of stones()) {
      expect(shadedLess(pixels, own, shadeOf["upper left"])).to.be.below(-10);
      expect(shadedLess(pixels, mirrored, shadeOf["lower right"])).to.be.below(-10);
    }
  });

  it("are the same stones under either lamp: on the ground nothing changes", () => {
    const nextToStone = (i: number) => [0, 1, -1, 2, -2].some((d) => truth[i + d]! >= 0 || truth[i + d * width]! >= 0);
    const far = Array.from(truth.keys()).filter((i) => !nextToStone(i));
    expect(far.length).to.be.above(1000);
    for (const i of far) expect(own[3 * i]).to.be.closeTo(mirrored[3 * i]!, 1e-9);
    const meanOf = (lab: Float64Array) => lab.reduce((sum, value, i) => (i % 3 === 0 ? sum + value : sum), 0);
    expect(meanOf(own) / meanOf(mirrored)).to.be.within(0.98, 1.02);
  });

  it("have one hue each and six in all, as light as each other", () => {
    const means = stones().map((pixels) =>
      [0, 1, 2].map((c) => pixels.reduce((sum, i) => sum + own[3 * i + c]!, 0) / pixels.length),
    );
    const hues = new Set(means.map(([, a, b]) => Math.round((Math.atan2(b!, a!) * 180) / Math.PI / 30)));
    expect(hues.size).to.be.at.least(5);
    const lightness = means.map(([l]) => l!);
    expect(Math.max(...lightness) - Math.min(...lightness)).to.be.below(3);
  });

  it("stand apart from each other", () => {
    expect(share(truth, -1)).to.be.within(0.5, 0.8);
    truth.forEach((stone, i) => {
      for (const other of [truth[i + 1]!, truth[i + 2]!, truth[i + width]!, truth[i + 2 * width]!])
        if (i % width < width - 2 && stone >= 0 && other >= 0) expect(other).to.equal(stone);
    });
  });
});
