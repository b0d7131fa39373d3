import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { ndarray, type NdArrays } from "../../src/core/ndarray";
import { filterLayers, randomFilters } from "../../src/features/random-filters";
import { expectClose } from "../support/close";
import { noiseImage } from "../support/data";
import { mapsOf } from "../support/maps";

const make = (layers: string[], seed = 1) => randomFilters({ layers, padding: "zero", seed });
const SIZES = [3, 5, 7, 11, 15, 23, 37, 55];

describe("random-filters", function () {
  this.timeout(60_000);

  it("is the same for the same seed and another for another, and its sizes share no numbers", () => {
    const filters = (seed: number, name = "multiscale/size5") => make(["multiscale"], seed).parameters[name]!.data;
    expect(filters(5)).to.deep.equal(filters(5));
    expect(filters(5)).not.to.deep.equal(filters(6));
    expect(filters(5).slice(0, 9)).not.to.deep.equal(filters(5, "multiscale/size3").slice(0, 9));
  });

  it("has 128 filters of each size or 1024 of one, uniform as Glorot & Bengio's", () => {
    const check = (parameters: NdArrays, name: string, size: number, count: number) => {
      const { shape, data } = parameters[name]!;
      expect(shape).to.deep.equal([size, size, 3, count]);
      const most = Math.sqrt(6 / ((3 + count) * size * size));
      const largest = data.reduce((found, value) => Math.max(found, Math.abs(value)), 0);
      expect(largest).to.be.within(0.99 * most, most + 1e-7);
      const power = data.reduce((sum, value) => sum + value ** 2, 0) / data.length;
      expect(power / (most ** 2 / 3)).to.be.within(0.9, 1.1);
    };
    const multiscale = make(["multiscale"]).parameters;
    expect(Object.keys(multiscale)).to.have.length(8);
    for (const size of SIZES) check(multiscale, `multiscale/size${size}`, size, 128);
    const single = make(["size11"]).parameters;
    expect(Object.keys(single)).to.deep.equal(["size11"]);
    check(single, "size11", 11, 1024);
  });

  it("tells the shape of each layer: 1024 maps of the image's size", () => {
    expect(filterLayers).to.deep.equal(["multiscale", "multiscale_linear", ...SIZES.map((size) => `size${size}`)]);
    const shapes = make(["multiscale", "size3"]).shapes(5, 7);
    expect(shapes).to.deep.equal({ multiscale: [1, 5, 7, 1024], size3: [1, 5, 7, 1024] });
    const found = mapsOf(make(["multiscale", "size3"]), noiseImage(5, 7, 1));
    for (const [layer, shape] of Object.entries(shapes)) expect(found[layer]!.shape).to.deep.equal(shape);
  });

  it("filters 0..255 less the mean color, the edge being that color, size after size, rectified but in the linear layer", () => {
    const features = make(["multiscale", "multiscale_linear"]);
    // Filters that pass red minus blue of the pixel itself, doubled in the second map; a third looks one pixel to the right.
    const parameters = Object.fromEntries(
      Object.entries(features.parameters).map(([name, { shape }]) => {
        const size = shape[0]!;
        const data = new Float32Array(size * size * 3 * 128);
        const at = (row: number, column: number, channel: number, map: number) =>
          ((row * size + column) * 3 + channel) * 128 + map;
        const center = (size - 1) / 2;
        data[at(center, center, 0, 0)] = 1;
        data[at(center, center, 2, 0)] = -1;
        data[at(center, center, 1, 1)] = size;
        data[at(center, center + 1, 1, 2)] = 1;
        return [name, ndarray(shape, data)];
      }),
    );
    const image = ndarray([1, 1, 2, 3], [1, 0.5, 0, 0, 0, 1]);
    const { multiscale, multiscale_linear: linear } = mapsOf(features, image, parameters);
    const expected = SIZES.flatMap((size) => [
      // First pixel: 255 − 123 − (0 − 104) = 236; size · (127.5 − 117); the right neighbor's 0 − 117.
      [236, size * 10.5, -117],
      // Second: 0 − 123 − (255 − 104) = −274; size · (0 − 117); beyond the edge.
      [-274, size * -117, 0],
    ]);
    SIZES.forEach((_, i) => {
      for (const pixel of [0, 1]) {
        const start = pixel * 1024 + i * 128;
        expectClose(linear!.data.slice(start, start + 3), expected[2 * i + pixel]!, 2e-3);
        expectClose(
          multiscale!.data.slice(start, start + 3),
          expected[2 * i + pixel]!.map((value) => Math.max(0, value)),
          2e-3,
        );
      }
    });
  });

  it("refuses other layers, and none", () => {
    expect(() => make(["size4"])).to.throw(UsageError, "random-filters: expected a layer out of multiscale");
    expect(() => make([])).to.throw(UsageError, "random-filters: expected at least one layer");
  });
});
