import { expect } from "chai";
import { ndarray, type NdArrays } from "../../src/core/ndarray";
import { UsageError } from "../../src/core/demand";
import { pyramidLevels, randomPyramid } from "../../src/features/random-pyramid";
import { expectClose, expectNear } from "../support/close";
import { noiseImage } from "../support/data";
import { mapsOf, tiled } from "../support/maps";

const make = (layers: string[], seed = 1) => randomPyramid({ layers, padding: "circular", seed });

/** Filters that pass red, green and blue on as they are in the first three maps of each size. */
function transparent({ parameters }: { readonly parameters: NdArrays }): NdArrays {
  const filters = [3, 7, 11].map((size) => {
    const data = new Float32Array(size * size * 3 * 32);
    for (let c = 0; c < 3; c++) data[(((size * size - 1) / 2) * 3 + c) * 32 + c] = 1;
    return [`filters${size}`, ndarray([size, size, 3, 32], data)] as const;
  });
  return { ...parameters, ...Object.fromEntries(filters) };
}

describe("random-pyramid", () => {
  it("is the same for the same seed and another for another", () => {
    expect(make(["level1"], 5).parameters).to.deep.equal(make(["level2"], 5).parameters);
    expect(make(["level1"], 5).parameters.filters7).not.to.deep.equal(make(["level1"], 6).parameters.filters7);
  });

  it("has 32 normal filters of each size, of variance 2 / fan-in", () => {
    const { parameters } = make(["level1"]);
    for (const size of [3, 7, 11]) {
      const { shape, data } = parameters[`filters${size}`]!;
      const fanIn = size * size * 3;
      expect(shape).to.deep.equal([size, size, 3, 32]);
      expect(data.reduce((sum, value) => sum + value ** 2, 0) / data.length).to.be.closeTo(2 / fanIn, 0.2 / fanIn);
    }
  });

  it("steps down by [1 3 3 1] / 8 along both axes, mid gray being zero", () => {
    const features = make(["level1", "level2"]);
    // One row of two is lit: columns 0 … 5 of 255 · (1, 1, 1, 1, 0, 1) less 127.5, all rows alike.
    const columns = [1, 1, 1, 1, 0.5, 1].flatMap((light) => [light, 1, 1]);
    const image = ndarray(
      [1, 4, 6, 3],
      [0, 1, 2, 3].flatMap(() => columns),
    );
    const { level1, level2 } = mapsOf(features, image, transparent(features));
    const reds = (data: Float32Array, map: number) => Array.from(data).filter((_, i) => i % 96 === map);
    expectClose(reds(level1!.data, 0).slice(0, 6), [127.5, 127.5, 127.5, 127.5, 0, 127.5]);
    // (1 3 3 1)/8 around columns 0|1, 2|3, 4|5: 127.5 less nothing, less 1/8 (column 4), less 3/8.
    const expected = [127.5, (127.5 * 7) / 8, (127.5 * 5) / 8];
    for (const map of [0, 32, 64]) expectClose(reds(level2!.data, map), [...expected, ...expected], 1e-5);
    expectClose(reds(level2!.data, 1), new Array<number>(6).fill(127.5), 1e-5);
  });

  it("blurs down columns as it does along rows", () => {
    const features = make(["level2"]);
    const rows = [1, 1, 1, 1, 0.5, 1].flatMap((light) => new Array<number>(12).fill(light));
    const { level2 } = mapsOf(features, ndarray([1, 6, 4, 3], rows), transparent(features));
    const reds = Array.from(level2!.data).filter((_, i) => i % 96 === 0);
    const [a, b, c] = [127.5, (127.5 * 7) / 8, (127.5 * 5) / 8];
    expectClose(reds, [a, a, b, b, c, c], 1e-5);
  });

  it("foretells the shapes of its maps and makes no others", () => {
    const features = randomPyramid({ layers: ["level2", "level4"], padding: "reflect", seed: 1 });
    const maps = mapsOf(features, noiseImage(17, 22));
    expect(features.shapes(17, 22)).to.deep.equal({ level2: [1, 8, 11, 96], level4: [1, 2, 2, 96] });
    expect(Object.entries(maps).map(([layer, { shape }]) => [layer, shape])).to.deep.equal(
      Object.entries(features.shapes(17, 22)),
    );
  });

  it("repeats its maps where the image repeats and padding is circular", () => {
    const features = make(["level1", "level2", "level3"]);
    const image = noiseImage(8, 12);
    const [once, twice] = [mapsOf(features, image), mapsOf(features, tiled(image, 2, 2))];
    for (const layer of features.layers) expectNear(twice[layer]!.data, tiled(once[layer]!, 2, 2).data, 1e-6, layer);
  });

  it("refuses unknown levels, none, and images too small", () => {
    expect(pyramidLevels).to.deep.equal(["level1", "level2", "level3", "level4", "level5", "level6"]);
    expect(() => make(["level7"]))
      .to.throw(UsageError, "a layer out of level1, level2,")
      .with.property("message")
      .that.includes('got "level7"');
    expect(() => make([])).to.throw("random-pyramid: expected at least one layer");
    expect(() => make(["level4"]).shapes(8, 7)).to.throw('an image large enough for level4, got "7×8 pixels"');
    expect(() => make(["level4"]).shapes(8, 8)).not.to.throw();
  });
});
