import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ndarray, scalar, type NdArray } from "../../src/core/ndarray";
import { tensorNamed } from "../../src/core/program";
import { add, mul, relu, sub, type Tensor, type Tensor4D } from "../../src/core/tensor";
import { runOnce } from "../../src/engine/run-once";
import type { FeatureSet } from "../../src/features/feature-set";
import { convolveSame, type Padding } from "../../src/features/padding";
import { pool, type Pooling } from "../../src/features/pooling";
import { gram } from "../../src/losses/gram";
import { gramLoss } from "../../src/losses/gram-loss";
import { scales, type Scale } from "../../src/losses/scale";
import { objectiveOf, objectiveProgram, prepareProgram } from "../../src/objective/objective";
import { expectNear } from "../support/close";
import { compiled, eager } from "../support/compiled";

/** See test/golden/make_small_network.py. */
interface Golden {
  readonly height: number;
  readonly width: number;
  readonly image: number[];
  readonly exemplar: { readonly height: number; readonly width: number; readonly image: number[] };
  readonly kernels: readonly [number[], number[]];
  readonly biases: readonly [number[], number[]];
  readonly cases: readonly GoldenCase[];
}
interface GoldenCase {
  readonly pooling: Pooling;
  readonly padding: Padding;
  readonly objectives: Record<Scale, { readonly terms: number[]; readonly gradient: number[] }>;
  readonly map3: number[];
  readonly gram1: number[];
}

const golden = JSON.parse(readFileSync(join(__dirname, "../golden/small-network.json"), "utf8")) as Golden;

/** The same network in our operations. */
function network({ pooling, padding }: GoldenCase): FeatureSet {
  const [kernel1, kernel2] = golden.kernels;
  return {
    name: "small",
    layers: ["map2", "map3"],
    identity: {},
    parameters: {
      kernel1: ndarray([3, 3, 3, 5], kernel1),
      kernel2: ndarray([3, 3, 5, 4], kernel2),
      bias1: ndarray([5], golden.biases[0]),
      bias2: ndarray([4], golden.biases[1]),
    },
    shapes: (height, width) => ({
      map2: [1, Math.floor(height / 2), Math.floor(width / 2), 5],
      map3: [1, Math.floor(height / 2), Math.floor(width / 2), 4],
    }),
    maps(image, parameters) {
      const convolved = (map: Tensor4D, i: number) =>
        relu(
          add(
            convolveSame(map, tensorNamed<Tensor4D>(parameters, `kernel${i}`), padding),
            tensorNamed(parameters, `bias${i}`),
          ),
        ) as Tensor4D;
      const map1 = convolved(sub(mul(image, 255), 127.5), 1);
      const map2 = pool(map1, pooling);
      return { map1, map2, map3: convolved(map2, 2) };
    },
  };
}

const image: NdArray = ndarray([1, golden.height, golden.width, 3], golden.image);

describe("a small network against PyTorch", () => {
  for (const each of golden.cases)
    for (const engine of [eager, compiled]) {
      const title = `${each.pooling} pooling, ${each.padding} padding, ${engine.name}`;
      it(`${title}: the deepest map, and the first one's Gram matrix`, async () => {
        const features = network(each);
        const { map3, gram1 } = await runOnce(
          engine,
          {
            name: "maps",
            inputs: { image: image.shape },
            constants: features.parameters,
            run(inputs, constants): Record<string, Tensor> {
              const { map1, map3: last } = features.maps(tensorNamed<Tensor4D>(inputs, "image"), constants);
              return { map3: last!, gram1: gram(map1!) };
            },
          },
          { image },
        );
        expectNear(map3!.data, each.map3, 3e-6, "map3");
        expectNear(gram1!.data, each.gram1, 3e-6, "Gram matrix");
      });

      for (const scale of scales)
        it(`${title}: terms and gradient, ${scale}`, async () => {
          const objective = objectiveOf(network(each), [gramLoss.with({ scale })]);
          const { height, width, image: data } = golden.exemplar;
          const exemplar = { image: ndarray([1, height, width, 3], data) };
          const targets = await runOnce(engine, prepareProgram(objective, golden.exemplar, golden, {}), exemplar);
          const weights = Object.fromEntries(objective.terms.map(({ name }) => [`weight/${name}`, scalar(1)]));
          const program = objectiveProgram(objective, golden, targets, {});
          const found = await runOnce(engine, program, { image, ...targets, ...weights });
          const { terms, gradient } = each.objectives[scale];
          const values = objective.terms.map(({ name }) => found[`term/${name}`]!.data[0]!);
          expectNear(values, terms, 3e-6, "terms");
          expectNear(found.total!.data, [terms[0]! + terms[1]!], 3e-6, "total");
          expectNear(found.gradient!.data, gradient, 3e-6, "gradient");
        });
    }
});
