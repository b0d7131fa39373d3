import { expect } from "chai";
import {
  div,
  matMul,
  memory,
  mul,
  reshape,
  setBackend,
  sum,
  tensor,
  tensor4d,
  tidy,
  valueAndGrad,
  type Scalar,
  type Tensor,
  type Tensor3D,
  type Tensor4D,
} from "../../src/core/tensor";
import { gram } from "../../src/losses/gram";
import { expectClose, expectNear } from "../support/close";
import { normals } from "../support/data";
import { assertGradient } from "../support/gradient";

describe("gram", () => {
  before(() => setBackend("cpu"));

  /** Six positions: 1 … 6 beside a constant 1. Height and width differ. */
  const features = () => tensor4d([1, 1, 2, 1, 3, 1, 4, 1, 5, 1, 6, 1], [1, 2, 3, 2]);

  it("averages products of channels over positions", () => {
    tidy(() => {
      const result = gram(features());
      expect(result.shape).to.deep.equal([1, 2, 2]);
      expectClose(result.dataSync(), [91 / 6, 21 / 6, 21 / 6, 6 / 6]); // Σn² = 91, Σn = 21, Σ1 = 6
    });
  });

  it("keeps the images of a batch apart", () => {
    tidy(() => {
      const batch = tensor4d([1, 2, 3, 4, 5, 6, 7, 8], [2, 1, 2, 2]);
      // (1 2) (3 4): (1 + 9)/2, (2 + 12)/2, (4 + 16)/2; (5 6) (7 8): (25 + 49)/2, (30 + 56)/2, (36 + 64)/2.
      expectClose(gram(batch).dataSync(), [5, 7, 7, 10, 37, 43, 43, 50]);
    });
  });

  it("keeps no tensor but its result", () => {
    const input = features();
    const before = memory().numTensors;
    gram(input).dispose();
    expect(memory().numTensors).to.equal(before);
    input.dispose();
  });

  /** Weights that are not symmetric, so that D and Dᵀ differ. */
  const weighted = (matrix: Tensor) => sum<Scalar>(mul(matrix, tensor([1, 2, 3, -4, 5, 0.5, 7, -8, 9], [1, 3, 3])));
  const map = normals([1, 3, 5, 3]);

  it("has the gradient of the plain product", () => {
    const plain = (x: Tensor) => {
      const flat: Tensor3D = reshape(x, [1, 15, 3]);
      return div(matMul(flat, flat, true, false), 15);
    };
    tidy(() => {
      const gradient = (f: (x: Tensor) => Tensor) =>
        valueAndGrad((x: Tensor) => weighted(f(x)))(tensor(map.data, [1, 3, 5, 3])).grad.dataSync();
      expectNear(
        gradient((x) => gram(x as Tensor4D)),
        gradient(plain),
        1e-6,
      );
    });
  });

  it("has the gradient of central differences", () => {
    assertGradient((x) => weighted(gram(x as Tensor4D)), map);
  });
});
