import { poolings } from "../../src/features/pooling";
import { paddings } from "../../src/features/padding";
import { randomPyramid } from "../../src/features/random-pyramid";
import type { Engine } from "../../src/engine/engine";
import { assertSame } from "../support/compiled";
import { normals } from "../support/data";
import { untrained, untrainedWeights } from "../support/networks";
import { assertObjectiveCompiled } from "../support/objective";
import { kernelCases } from "./kernel-cases";
import { programOf } from "./kernel-cases/program";

const size = { height: 37, width: 50 };
const exemplar = { height: 18, width: 17 };

/**
 * Tests that an engine of another tfjs backend gives the cpu backend's numbers: every kernel, and whole objectives.
 * @param lacks  names of cases that the backend refuses and no feature set needs
 */
export function itGivesTheSameAsCpu(engine: () => Engine, lacks: readonly string[] = []): void {
  for (const each of kernelCases) {
    if (lacks.includes(each.name)) continue;
    it(each.name, () => assertSame(engine(), programOf(each), { x: each.input }));
    const [batch, , , channels] = each.input.shape;
    if (each.input.shape.length === 4 && batch === 1)
      it(`${each.name}, after a convolution`, () =>
        assertSame(engine(), programOf(each, normals([1, 1, channels!, channels!], 11)), { x: each.input }));
  }

  for (const pooling of poolings)
    for (const padding of paddings)
      it(`vgg16 to pool2, ${pooling} pooling, ${padding} padding: value, terms, gradient`, () => {
        const weights = untrainedWeights("vgg16", "pool2");
        const features = untrained("vgg16", ["relu1_1", "pool1", "pool2"], weights, pooling, padding);
        return assertObjectiveCompiled(features, size, exemplar, ["relative"], {}, engine());
      });

  for (const padding of paddings)
    it(`random-pyramid, ${padding} padding: value, terms, gradient`, () => {
      const features = randomPyramid({ layers: ["level1", "level3"], padding, seed: 4 });
      return assertObjectiveCompiled(features, size, exemplar, ["relative", "paper"], {}, engine());
    });
}
