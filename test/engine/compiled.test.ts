import type { NdArrays } from "../../src/core/ndarray";
import { paddings, type Padding } from "../../src/features/padding";
import { pixels } from "../../src/features/pixels";
import { poolings, type Pooling } from "../../src/features/pooling";
import { randomFilters } from "../../src/features/random-filters";
import { randomPyramid } from "../../src/features/random-pyramid";
import { randomVgg } from "../../src/features/random-vgg";
import { scales } from "../../src/losses/scale";
import { untrained, untrainedWeights } from "../support/networks";
import { assertObjectiveCompiled, assertTargetsCompiled } from "../support/objective";

const full = { height: 64, width: 64 };
const odd = { height: 37, width: 50 };
const small = { height: 16, width: 16 };
/** Of another size than any output. */
const exemplar = { height: 18, width: 17 };

/** Value, terms, gradient and targets: Euclidean relative error ≤ 1e-5 against tfjs's CPU backend. */
describe("compiled = eager", function () {
  this.timeout(60_000);

  const both = poolings.flatMap((pooling) => paddings.map((padding): [Pooling, Padding] => [pooling, padding]));
  for (const [pooling, padding] of both)
    describe(`random-vgg, ${pooling} pooling, ${padding} padding`, () => {
      const layers = (...names: string[]) => randomVgg({ layers: names, pooling, padding, seed: 1 });
      it("64 × 64", () => assertObjectiveCompiled(layers("pool1"), full, exemplar, ["relative"]));
      it("37 × 50", () => assertObjectiveCompiled(layers("pool1", "relu2_1"), odd, exemplar, ["paper"]));
      it("targets", () => assertTargetsCompiled(layers("relu1_1", "pool2"), exemplar, scales));
    });

  describe("vgg16 and vgg19 to pool4", () => {
    // This term alone was 1.2e-5 off. The CPU backend adds a convolution's products one by one in float32: at 512
    // channels it is 9e-7 off their sum in float64, onnxruntime 2e-7; a term has the fourth power of all that.
    const deepTerm = { "term/gram@pool4": 3e-5 };
    let weights: NdArrays; // VGG-19's, among which are VGG-16's.
    before(() => (weights = untrainedWeights("vgg19", "pool4")));
    for (const [pooling, padding] of both) {
      const network = pooling === "max" ? "vgg16" : "vgg19";
      it(`${network}, ${pooling} pooling, ${padding} padding, 16 × 16`, () => {
        const layers = ["relu1_1", "pool1", "pool2", "pool3", "pool4"];
        const features = untrained(network, layers, weights, pooling, padding);
        return assertObjectiveCompiled(features, small, exemplar, ["relative"], deepTerm);
      });
    }
  });

  it("random-vgg with Winograd's convolutions, 64 × 64", () => {
    const features = randomVgg({ layers: ["relu3_1"], pooling: "average", padding: "zero", seed: 3 });
    return assertObjectiveCompiled(features, full, exemplar, ["relative"]);
  });

  for (const padding of paddings)
    it(`random-filters, ${padding} padding, 12 × 16`, () => {
      const features = randomFilters({ layers: ["multiscale"], padding, seed: 5 });
      return assertObjectiveCompiled(features, { height: 12, width: 16 }, small, ["relative"]);
    });

  for (const padding of paddings)
    describe(`random-pyramid, ${padding} padding`, () => {
      const levels = (...names: string[]) => randomPyramid({ layers: names, padding, seed: 4 });
      it("64 × 64, to maps of 4 × 4", () => assertObjectiveCompiled(levels("level3", "level5"), full, full, scales));
      it("37 × 50", () => assertObjectiveCompiled(levels("level1", "level2"), odd, exemplar, ["relative"]));
      it("16 × 16, to maps of 1 × 1", () =>
        assertObjectiveCompiled(levels("level1", "level5"), small, exemplar, scales));
      it("targets", () => assertTargetsCompiled(levels("level1", "level3"), exemplar, scales));
    });

  for (const size of [full, odd, small])
    it(`pixels, ${size.height} × ${size.width}`, async () => {
      await assertObjectiveCompiled(pixels(), size, exemplar, scales);
      await assertTargetsCompiled(pixels(), size, scales);
    });
});
