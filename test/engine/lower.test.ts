import { expect } from "chai";
import type { Program } from "../../src/core/program";
import {
  add,
  broadcastTo,
  conv2d,
  fill,
  greater,
  maximum,
  mean,
  mul,
  ones,
  onesLike,
  relu,
  reshape,
  square,
  sum,
  tensor,
  transpose,
  valueAndGrad,
  where,
  zerosLike,
  type Scalar,
  type Tensor,
  type Tensor4D,
} from "../../src/core/tensor";
import { lower, type OnnxGraph } from "../../src/engine/lower";
import { trace } from "../../src/engine/trace";
import { paddings } from "../../src/features/padding";
import { randomVgg } from "../../src/features/random-vgg";
import { gramLoss } from "../../src/losses/gram-loss";
import { objectiveOf, objectiveProgram } from "../../src/objective/objective";
import { assertCompiled } from "../support/compiled";
import { normals } from "../support/data";
import { targetsOf } from "../support/targets";

const count = ({ nodes }: OnnxGraph, wanted: string) => nodes.filter(({ op }) => op === wanted).length;
const lowered = (program: Omit<Program, "name">) => lower(trace({ name: "test", ...program }));

/** The axes of each Transpose of a map. */
const turns = ({ nodes }: OnnxGraph) =>
  nodes.flatMap(({ op, attributes: { perm } }) =>
    op === "Transpose" && (perm as number[]).length === 4 ? [perm] : [],
  );

describe("lower", () => {
  for (const padding of paddings) {
    const features = randomVgg({ layers: ["relu1_1", "pool1"], pooling: "average", padding, seed: 1 });
    const objective = objectiveOf(features, [gramLoss("relative")]);
    const graph = () => lower(trace(objectiveProgram(objective, { height: 6, width: 4 }, targetsOf(objective), {})));

    it(`turns over two maps only of a network's objective, the image and its gradient: ${padding} padding`, () => {
      expect(turns(graph())).to.deep.equal([
        [0, 3, 1, 2],
        [0, 2, 3, 1],
      ]);
    });

    it(`emits a convolution and its bias as one node, once each way: ${padding} padding`, () => {
      expect(count(graph(), "Conv")).to.equal(4); // conv1_1 and conv1_2, forward and backward
      expect(graph().nodes.filter(({ op, inputs }) => op === "Conv" && inputs.length === 3)).to.have.length(2);
    });

    it(`holds small constants once: ${padding} padding`, () => {
      const small = graph().initializers.filter(({ data }) => data.length <= 16);
      const texts = small.map(({ type, shape, data }) => `${type} ${shape.join()}: ${Array.from(data).join()}`);
      expect(new Set(texts).size).to.equal(texts.length);
    });
  }

  it("turns a value over once for all that want it so", () => {
    const graph = lowered({
      inputs: { x: [1, 5, 7, 3] },
      constants: { filter: normals([1, 1, 3, 3]) },
      run({ x }, { filter }) {
        const map = conv2d(x as Tensor4D, filter as Tensor4D, 1, "same");
        return { y: add(reshape(map, [35, 3]), reshape(transpose(map, [0, 2, 1, 3]), [35, 3])) };
      },
    });
    expect(turns(graph)).to.deep.equal([
      [0, 3, 1, 2], // the input, for the convolution
      [0, 2, 3, 1], // its result, for both that follow
      [0, 2, 1, 3], // the program's own
    ]);
  });

  it("spreads no number over a shape to add or multiply by it", () => {
    const graph = lowered({
      inputs: { x: [4, 5] },
      constants: {},
      run: ({ x }) => ({
        gradient: valueAndGrad((at: Tensor) => mean<Scalar>(square(at)))(x!).grad,
        chosen: where(greater(x!, 0), x!, mul(fill([4, 5], 2), broadcastTo(tensor([3, 4, 5, 6], [4, 1]), [4, 5]))),
      }),
    });
    expect(graph.nodes.map(({ op }) => op)).to.deep.equal(
      ["Reshape", "Div", "Mul", "Mul", "Greater", "Mul", "Where", "Identity", "Identity"], // the gradient by the mean, 1, as [1, 1]; 1 / 20 of 2x; 2 · [3, 4, 5, 6]ᵀ
    );
    expect(Math.max(...graph.initializers.map(({ data }) => data.length))).to.equal(4);
  });

  it("spreads it where the shape itself is wanted", async () => {
    await assertCompiled(
      {
        name: "spread",
        inputs: { x: [1, 1, 2] },
        constants: {},
        run: ({ x }) => ({
          sums: reshape(mul(x!, ones([2, 3, 2])), [4, 3]),
          zeros: zerosLike(x!),
          both: add(broadcastTo(x!, [2, 3, 2]), fill([2, 3, 2], 1)),
          most: maximum(broadcastTo(x!, [2, 3, 2]), fill([2, 3, 2], 1)),
          wider: add(x!, zerosLike(broadcastTo(x!, [2, 3, 2]))),
          alike: mul(sum(x!), onesLike(x!)),
        }),
      },
      { x: { shape: [1, 1, 2], data: Float32Array.of(3, -5) } },
    );
  });

  it("emits only what the outputs need", () => {
    const graph = lowered({
      inputs: { x: [2] },
      constants: { half: { shape: [], data: Float32Array.of(0.5) } },
      run({ x }, { half }) {
        square(x!);
        return { y: mul(mul(relu(x!), half!), 0.5) };
      },
    });
    expect(graph.nodes.map(({ op }) => op)).to.deep.equal(["Relu", "Mul", "Mul", "Identity"]);
    expect(graph.initializers).to.have.length(1);
  });
});
