import { expect } from "chai";
import type { NdArray } from "../../src/core/ndarray";
import { tensorNamed, type Program } from "../../src/core/program";
import {
  memory,
  tensor,
  tensor4d,
  tidy,
  grad,
  sum,
  mul,
  type Scalar,
  type Tensor,
  type Tensor4D,
} from "../../src/core/tensor";
import { convolveSame, paddings, type Padding } from "../../src/features/padding";
import { convolveWide } from "../../src/features/wide-convolution";
import { expectNear } from "../support/close";
import { assertCompiled } from "../support/compiled";
import { normals } from "../support/data";

type Convolve = typeof convolveSame;

/** The map, and the gradient of its product with a fixed map by the image. */
function program(convolve: Convolve, padding: Padding, image: NdArray, kernel: NdArray, cotangent: NdArray): Program {
  return {
    name: `convolution with ${padding} padding`,
    inputs: { image: image.shape },
    constants: { kernel, cotangent },
    run(inputs, constants): Record<string, Tensor> {
      const filters = tensorNamed<Tensor4D>(constants, "kernel");
      const direction = tensorNamed(constants, "cotangent");
      const along = (x: Tensor) => sum<Scalar>(mul(convolve(x as Tensor4D, filters, padding), direction));
      const map = convolve(tensorNamed<Tensor4D>(inputs, "image"), filters, padding);
      return { map, gradient: grad(along)(tensorNamed(inputs, "image")) };
    },
  };
}

function results(convolve: Convolve, padding: Padding, image: NdArray, kernel: NdArray, cotangent: NdArray) {
  return tidy(() => {
    const given = ({ shape, data }: NdArray) => tensor(data, [...shape]);
    const constants = { kernel: given(kernel), cotangent: given(cotangent) };
    const outputs = program(convolve, padding, image, kernel, cotangent).run({ image: given(image) }, constants);
    return Object.fromEntries(
      Object.entries(outputs).map(([name, value]) => [name, { shape: value.shape, data: value.dataSync<"float32">() }]),
    );
  });
}

describe("convolveWide", () => {
  // Odd and even periods, a kernel wider than the map, one row, one pixel of kernel.
  const cases: readonly [height: number, width: number, size: number][] = [
    [6, 9, 5],
    [7, 8, 3],
    [5, 4, 11],
    [1, 6, 7],
    [6, 1, 3],
    [4, 5, 1],
  ];
  for (const padding of paddings)
    for (const [height, width, size] of cases) {
      const image = normals([1, height, width, 3], 1);
      const kernel = normals([size, size, 3, 4], 2);
      const cotangent = normals([1, height, width, 4], 3);

      it(`is the convolution and its gradient: ${width}×${height}, ${size}×${size}, ${padding}`, () => {
        const expected = results(convolveSame, padding, image, kernel, cotangent);
        const found = results(convolveWide, padding, image, kernel, cotangent);
        for (const [name, { shape, data }] of Object.entries(expected)) {
          expect(found[name]!.shape).to.deep.equal(shape);
          expectNear(found[name]!.data, data, 2e-6, name);
        }
      });
    }

  it("compiled = eager", () =>
    assertCompiled(
      program(convolveWide, "zero", normals([1, 9, 14, 3], 4), normals([7, 7, 3, 5], 5), normals([1, 9, 14, 5], 6)),
      { image: normals([1, 9, 14, 3], 4) },
    ));

  it("keeps no tensor but its result", () => {
    const before = memory().numTensors;
    tidy(() => {
      const map = tensor4d(normals([1, 5, 6, 2], 7).data, [1, 5, 6, 2]);
      const kernel = tensor4d(normals([3, 3, 2, 2], 8).data, [3, 3, 2, 2]);
      convolveWide(map, kernel, "reflect");
    });
    expect(memory().numTensors).to.equal(before);
  });
});
