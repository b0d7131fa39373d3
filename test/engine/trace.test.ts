import { expect } from "chai";
import type { Program } from "../../src/core/program";
import {
  add,
  diag,
  getBackend,
  mul,
  relu,
  square,
  step,
  sum,
  tensor,
  memory,
  valueAndGrad,
  type Tensor,
  type Tensor4D,
} from "../../src/core/tensor";
import { print } from "../../src/engine/graph";
import { trace } from "../../src/engine/trace";
import { pixels } from "../../src/features/pixels";
import { gram } from "../../src/losses/gram";
import { gramLoss } from "../../src/losses/gram-loss";
import { objectiveOf, objectiveProgram, prepareProgram } from "../../src/objective/objective";
import { eager } from "../support/compiled";
import { targetsOf } from "../support/targets";

/** A program of one input x [2, 3]. */
const of = (run: (x: Tensor) => Tensor): Program => ({
  name: "test",
  inputs: { x: [2, 3] },
  constants: {},
  run: ({ x }) => ({ y: run(x!) }),
});
const text = (run: (x: Tensor) => Tensor) => print(trace(of(run)));

describe("trace", () => {
  it("records the Gram matrix", () => {
    const program: Program = {
      name: "gram",
      inputs: { features: [1, 2, 3, 2] },
      constants: {},
      run: ({ features }) => ({ gram: gram(features as Tensor4D) }),
    };
    expect(print(trace(program))).to.equal(
      [
        "a = Reshape features [1,6,2] shape=[1,6,2]",
        "b = BatchMatMul a a [1,2,2] transposeA=true",
        "c = RealDiv b 6 [1,2,2]",
        "return gram = c",
      ].join("\n"),
    );
  });

  const objective = objectiveOf(pixels(), [gramLoss.with()]);
  const size = { height: 4, width: 6 };

  it("records what prepares an objective, where a zero denominator becomes 1", () => {
    expect(print(trace(prepareProgram(objective, size, size, {})))).to.equal(
      [
        "a = Multiply image 255 [1,4,6,3]",
        "b = Reshape a [1,24,3] shape=[1,24,3]",
        "c = BatchMatMul b b [1,3,3] transposeA=true",
        "d = RealDiv c 24 [1,3,3]",
        "e = Square d [1,3,3]",
        "f = Sum e [1,3] axis=-1",
        "g = Sum f []",
        "h = Equal g 0 []",
        'i = Cast h [] dtype="float32"',
        "j = Add g i []",
        "k = RealDiv 1 j []",
        "return target/gram@pixels/statistic = d",
        "return target/gram@pixels/scale = k",
      ].join("\n"),
    );
  });

  it("records an objective forward and backward", () => {
    expect(print(trace(objectiveProgram(objective, size, targetsOf(objective), {})))).to.equal(
      [
        "a = Multiply image 255 [1,4,6,3]",
        "b = Reshape a [1,24,3] shape=[1,24,3]",
        "c = BatchMatMul b b [1,3,3] transposeA=true",
        "d = RealDiv c 24 [1,3,3]",
        "e = Sub d target/gram@pixels/statistic [1,3,3]",
        "f = Square e [1,3,3]",
        "g = Sum f [1,3] axis=-1",
        "h = Sum g []",
        "i = Multiply h target/gram@pixels/scale []",
        "j = Multiply i weight/gram@pixels []",
        "k = Multiply 1 weight/gram@pixels []",
        "l = Multiply k target/gram@pixels/scale []",
        "m = Reshape l [1,1] shape=[1,1]",
        "n = Multiply m constant[1,3] [1,3]",
        "o = Reshape n [1,3,1] shape=[1,3,1]",
        "p = Multiply o constant[1,3,3] [1,3,3]",
        "q = Multiply e 2 [1,3,3]",
        "r = Multiply p q [1,3,3]",
        "s = RealDiv r 24 [1,3,3]",
        "t = Transpose s [1,3,3] perm=[0,2,1]",
        "u = Add s t [1,3,3]",
        "v = BatchMatMul b u [1,24,3]",
        "w = Reshape v [1,4,6,3] shape=[1,4,6,3]",
        "x = Multiply w 255 [1,4,6,3]",
        "return total = j",
        "return gradient = x",
        "return term/gram@pixels = j",
      ].join("\n"),
    );
  });

  it("records equal calls once, equal constants too, and others apart", () => {
    expect(text((x) => add(mul(square(x), tensor([2])), mul(square(x), tensor([2]))))).to.equal(
      "a = Square x [2,3]\nb = Multiply a 2 [2,3]\nc = Add b b [2,3]\nreturn y = c",
    );
    expect(text((x) => add(sum(x, 0, true), sum(x, 1, true)))).to.equal(
      "a = Sum x [1,3] axis=0 keepDims=true\nb = Sum x [2,1] axis=1 keepDims=true\nc = Add a b [2,3]\nreturn y = c",
    );
  });

  it("tells constants of one shape from those of another", () => {
    const [flat, row] = [() => tensor([1, 2, 3]), () => tensor([1, 2, 3], [1, 3])];
    expect(text((x) => add(mul(x, flat()), mul(x, row())))).to.equal(
      "a = Multiply x constant[3] [2,3]\nb = Multiply x constant[1,3] [2,3]\nc = Add a b [2,3]\nreturn y = c",
    );
  });

  it("takes the mask of a ReLU's gradient of its result", () => {
    expect(text((x) => valueAndGrad((at: Tensor) => sum(relu(at)))(x).grad)).to.match(/^a = Relu x [^]*= Step a /);
    expect(text((x) => step(x))).to.match(/^a = Step x /);
  });

  it("refuses a kernel without a rule, naming it and the file to add", () => {
    expect(() => trace(of((x) => diag(x)))).to.throw(
      'compile: no ONNX rule for tfjs kernel "Diag"; add src/engine/kernels/Diag.ts and list it in kernels/index.ts',
    );
  });

  it("refuses to read a value", () => {
    expect(() => trace(of((x) => mul(x, x.dataSync()[0]!)))).to.throw("may look at shapes, not at values");
    expect(() => trace(of((x) => mul(x, (x.arraySync() as number[])[0]!)))).to.throw(
      "may look at shapes, not at values",
    );
  });

  it("refuses a tensor made outside the program", async () => {
    await eager.load(of(square)); // makes the CPU backend the one in use
    const outside = tensor([1, 2, 3]);
    expect(() => trace(of((x) => mul(x, outside)))).to.throw("a tensor made outside the program is used inside it");
    outside.dispose();
  });

  it("goes back to the backend in use, after an error too, and keeps no tensor", async () => {
    await eager.load(of(square));
    const before = memory().numTensors;
    trace(objectiveProgram(objective, size, targetsOf(objective), {}));
    expect([getBackend(), memory().numTensors]).to.deep.equal(["cpu", before]);
    expect(() => trace(of((x) => add(square(x), sum(diag(x)))))).to.throw("no ONNX rule");
    expect([getBackend(), memory().numTensors]).to.deep.equal(["cpu", before]);
  });
});
