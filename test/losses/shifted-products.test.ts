import { expect } from "chai";
import {
  concat,
  matMul,
  memory,
  mul,
  setBackend,
  slice,
  sum,
  tensor,
  tensor4d,
  tidy,
  valueAndGrad,
  type Scalar,
  type Tensor,
  type Tensor4D,
} from "../../src/core/tensor";
import { positions, shiftedProducts, type Direction } from "../../src/losses/shifted-products";
import { expectNear } from "../support/close";
import { normals } from "../support/data";
import { assertGradient } from "../support/gradient";

const OFFSETS = [0, 1, 3];
const map = normals([1, 5, 4, 2]);

/** The same by slices and plain products, with tfjs's own gradient. */
function plain(x: Tensor4D, direction: Direction): Tensor {
  const part = (offset: number, from: number) => {
    const [begin, size] = [
      [0, 0, 0, 0],
      [1, 5, 4, 2],
    ] as [[number, number, number, number], [number, number, number, number]];
    const axis = direction === "down" ? 1 : 2;
    begin[axis] = from;
    size[axis] -= offset;
    return positions(slice(x, begin, size));
  };
  return concat(
    OFFSETS.map((offset) => matMul(part(offset, 0), part(offset, offset), true, false)),
    2,
  );
}

describe("shifted-products", () => {
  before(() => setBackend("cpu"));

  const weights = normals([1, 2, 6], 4);
  const weighted = (products: Tensor) => sum<Scalar>(mul(products, tensor(weights.data, [1, 2, 6])));

  for (const direction of ["down", "across"] as const) {
    it(`has value and gradient of plain products, ${direction}`, () =>
      tidy(() => {
        const both = (f: (x: Tensor) => Tensor) =>
          valueAndGrad((x: Tensor) => weighted(f(x)))(tensor(map.data, [1, 5, 4, 2])).grad.dataSync();
        const found = shiftedProducts(tensor(map.data, [1, 5, 4, 2]), direction, OFFSETS);
        expectNear(found.dataSync(), plain(tensor(map.data, [1, 5, 4, 2]), direction).dataSync(), 1e-6);
        expectNear(
          both((x) => shiftedProducts(x as Tensor4D, direction, OFFSETS)),
          both((x) => plain(x as Tensor4D, direction)),
          1e-6,
        );
      }));

    it(`has the gradient of central differences, ${direction}`, () =>
      assertGradient((x) => weighted(shiftedProducts(x as Tensor4D, direction, OFFSETS)), map));
  }

  it("keeps no tensor but its result", () => {
    const input = tensor4d(map.data, [1, 5, 4, 2]);
    const before = memory().numTensors;
    tidy(() => shiftedProducts(input, "down", OFFSETS)).dispose();
    expect(memory().numTensors).to.equal(before);
    input.dispose();
  });
});
