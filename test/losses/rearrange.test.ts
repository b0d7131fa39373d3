import { expect } from "chai";
import type { Program } from "../../src/core/program";
import {
  dispose,
  mean,
  memory,
  setBackend,
  square,
  sub,
  tensor2d,
  tidy,
  topk,
  valueAndGrad,
  type Scalar,
  type Tensor,
  type Tensor2D,
} from "../../src/core/tensor";
import { lower } from "../../src/engine/lower";
import { trace } from "../../src/engine/trace";
import { rearranged } from "../../src/losses/rearrange";
import { expectClose } from "../support/close";
import { assertCompiled } from "../support/compiled";
import { normals } from "../support/data";
import { assertGradient } from "../support/gradient";

/** The squared optimal-transport distance of rows. */
const distance = (projections: Tensor2D, targets: Tensor2D) =>
  mean<Scalar>(square(sub(projections, rearranged(projections, targets))));

/** Rows and positions differ; the targets are another row's values, sorted. */
const program: Program = {
  name: "rearranged",
  inputs: { projections: [3, 20], others: [3, 20] },
  constants: {},
  run({ projections, others }) {
    const targets = topk(others!, 20).values as Tensor2D;
    const { value, grad } = valueAndGrad((at: Tensor) => distance(at as Tensor2D, targets))(projections!);
    return { rearranged: rearranged(projections as Tensor2D, targets), distance: value, gradient: grad };
  },
};

describe("rearranged", () => {
  before(() => void setBackend("cpu"));

  it("gives the largest target to the largest projection, row by row", () => {
    tidy(() => {
      const projections = tensor2d([3, 9, 5, -1, 0, -7, -3, -9], [2, 4]);
      const targets = tensor2d([40, 30, 20, 10, 8, 7, 6, 5], [2, 4]);
      expectClose(rearranged(projections, targets).dataSync(), [20, 40, 30, 10, 8, 6, 7, 5]);
    });
  });

  it("gives the larger target to the earlier of equal projections", async () => {
    const inputs = {
      projections: { shape: [1, 5], data: Float32Array.of(2, 7, 2, 7, 2) },
      others: { shape: [1, 5], data: Float32Array.of(5, 4, 3, 2, 1) },
    };
    tidy(() => {
      const [projections, targets] = [inputs.projections, inputs.others].map(({ data }) => tensor2d(data, [1, 5]));
      expectClose(rearranged(projections!, targets!).dataSync(), [3, 5, 2, 4, 1]);
    });
    await assertCompiled(
      {
        name: "ties",
        inputs: { projections: [1, 5], others: [1, 5] },
        constants: {},
        run: (given) => ({ y: rearranged(given.projections as Tensor2D, given.others as Tensor2D) }),
      },
      inputs,
    );
  });

  it("is a constant in the gradient: of the distance, 2 (p − r) / n remains", () => {
    tidy(() => {
      const targets = tensor2d([4, 0], [1, 2]);
      const { value, grad } = valueAndGrad((at: Tensor) => distance(at as Tensor2D, targets))(tensor2d([1, 2], [1, 2]));
      expectClose(value.dataSync(), [(1 + 4) / 2]); // 1 is matched with 0, 2 with 4
      expectClose(grad.dataSync(), [1, -2]);
    });
    const targets = () => topk(tensor2d(normals([3, 20], 5).data, [3, 20]), 20).values;
    assertGradient((at) => distance(at as Tensor2D, targets()), normals([3, 20]), { step: 1e-3, tolerance: 5e-3 });
  });

  it("is compiled as it runs", async () => {
    await assertCompiled(program, { projections: normals([3, 20]), others: normals([3, 20], 2, 3) });
  });

  it("is one sort and one scatter for value and gradient", () => {
    const ops = lower(trace(program)).nodes.map(({ op }) => op);
    expect(ops.filter((op) => op === "TopK")).to.have.length(2); // of the targets, too
    expect(ops.filter((op) => op.startsWith("Scatter"))).to.deep.equal(["ScatterElements"]);
    expect(ops).to.not.include.members(["Cast"]);
  });

  it("keeps no tensor but its result, and refuses targets of another shape", () => {
    const [projections, targets] = [tensor2d([1, 2, 3], [1, 3]), tensor2d([3, 2, 1], [3, 1])];
    const fewer = tensor2d([2, 1], [1, 2]);
    const before = memory().numTensors;
    expect(() => rearranged(projections, targets)).to.throw(
      "rearranged: expected sorted targets of the projections' shape, [1, 3], got [3, 1]",
    );
    expect(() => rearranged(projections, fewer)).to.throw("got [1, 2]");
    rearranged(projections, projections).dispose();
    expect(memory().numTensors).to.equal(before);
    dispose([projections, targets, fewer]);
  });
});
