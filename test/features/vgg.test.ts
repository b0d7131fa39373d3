import { expect } from "chai";
import { ndarray, type NdArray } from "../../src/core/ndarray";
import { UsageError } from "../../src/core/demand";
import { needed } from "../../src/engine/graph";
import { trace } from "../../src/engine/trace";
import { prepareProgram, objectiveOf } from "../../src/objective/objective";
import { gramLoss } from "../../src/losses/gram-loss";
import { vgg } from "../../src/features/vgg";
import { expectClose, expectNear } from "../support/close";
import { noiseImage } from "../support/data";
import { mapsOf, tiled } from "../support/maps";
import { untrained, untrainedWeights } from "../support/networks";

describe("vgg", () => {
  const weights = untrainedWeights("vgg19", "pool2");

  /** Kernels of zeros but for one tap. */
  const kernel = (taps: readonly [row: number, column: number, from: number, to: number][]): NdArray => {
    const data = new Float32Array(3 * 3 * 3 * 64);
    for (const [row, column, from, to] of taps) data[((row * 3 + column) * 3 + from) * 64 + to] = 1;
    return ndarray([3, 3, 3, 64], data);
  };

  it("reads RGB in 0..1 as blue, green, red in 0..255 less the mean, and adds the bias", () => {
    const taps = kernel([
      [1, 1, 0, 0],
      [1, 1, 1, 1],
      [1, 1, 2, 2],
      [0, 2, 0, 3],
    ]);
    const own = { "block1_conv1/kernel": taps, "block1_conv1/bias": ndarray([64], new Float32Array(64).fill(7)) };
    const features = untrained("vgg16", ["conv1_1", "relu1_1"], own);
    // Two rows of one pixel and of another: below left, red 1, green 1/2, blue 1/4; above right, blue 1.
    const image = ndarray([1, 2, 2, 3], [0, 0, 0, 0, 0, 1, 1, 0.5, 0.25, 0, 0, 0]);
    const { conv1_1, relu1_1 } = mapsOf(features, image);
    // 255/4 − 103.939 + 7, 255/2 − 116.779 + 7, 255 − 123.68 + 7; the tap above right sees 255 − 103.939 + 7.
    const belowLeft = [-33.189, 17.721, 138.32, 158.061, 7];
    expectClose(conv1_1!.data.slice(2 * 64, 2 * 64 + 5), belowLeft, 1e-5);
    expectClose(relu1_1!.data.slice(2 * 64, 2 * 64 + 5), [0, ...belowLeft.slice(1)], 1e-5);
    // Beyond the edge stands the mean color, zero: at the upper right that tap gives the bias alone.
    expectClose(conv1_1!.data.slice(64 + 3, 64 + 4), [7], 1e-5);
  });

  it("foretells the shapes of its maps, at odd sizes too", () => {
    const layers = ["conv1_1", "pool1", "relu2_1", "pool2"];
    for (const [height, width] of [
      [4, 4],
      [7, 10],
      [13, 6],
    ] as const) {
      const features = untrained("vgg19", layers, weights, "max", "reflect");
      const maps = mapsOf(features, noiseImage(height, width));
      const shapes = Object.entries(maps).map(([layer, { shape }]) => [layer, shape]);
      expect(Object.fromEntries(shapes)).to.deep.equal(features.shapes(height, width));
      expect(Object.keys(maps)).to.deep.equal(layers);
    }
  });

  it("computes and keeps nothing deeper than its deepest layer", () => {
    const features = untrained("vgg19", ["relu1_1"], weights);
    expect(Object.keys(features.parameters)).to.deep.equal(["block1_conv1/kernel", "block1_conv1/bias"]);
    const size = { height: 8, width: 8 };
    const graph = trace(prepareProgram(objectiveOf(features, [gramLoss.with()]), size, size, {}));
    const calls = needed(graph).filter(({ source }) => source.kind === "kernel" && source.kernel === "Conv2D");
    expect(calls).to.have.length(1);
  });

  it("repeats its maps where the image repeats and padding is circular", () => {
    const features = untrained("vgg19", ["relu1_2", "pool2"], weights, "average", "circular");
    const image = noiseImage(8, 4);
    const [once, twice] = [mapsOf(features, image), mapsOf(features, tiled(image, 2, 3))];
    for (const layer of ["relu1_2", "pool2"])
      expectNear(twice[layer]!.data, tiled(once[layer]!, 2, 3).data, 1e-6, layer);
  });

  it("refuses an image so small that a map would be empty, naming the layer and the size", () => {
    const features = untrained("vgg19", ["relu1_1", "pool2"], weights);
    expect(() => features.shapes(4, 4)).not.to.throw();
    expect(() => features.shapes(4, 3)).to.throw(
      UsageError,
      'vgg19: expected an image large enough for pool2, got "3×4 pixels"',
    );
  });

  it("refuses weights that are missing or of another shape", () => {
    const make = (given: Record<string, NdArray>) => () =>
      vgg({
        network: "vgg16",
        name: "mine",
        layers: ["relu1_1"],
        pooling: "max",
        padding: "zero",
        weights: given,
        origin: {},
      });
    expect(make({})).to.throw(
      UsageError,
      "mine: expected a weight block1_conv1/kernel of shape [3,3,3,64], got undefined",
    );
    const wrong = { ...weights, "block1_conv1/bias": ndarray([3], [1, 2, 3]) };
    expect(make(wrong)).to.throw("a weight block1_conv1/bias of shape [64], got [3]");
  });

  it("tells in its identity all that changes the maps", () => {
    const { name, identity } = untrained("vgg19", ["pool1"], weights, "max", "circular");
    expect([name, identity]).to.deep.equal(["vgg19", { pooling: "max", padding: "circular" }]);
  });
});
