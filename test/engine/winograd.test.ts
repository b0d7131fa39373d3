import { expect } from "chai";
import { InferenceSession, Tensor as OrtTensor } from "onnxruntime-node";
import type { Program } from "../../src/core/program";
import { add, conv2d, type Tensor4D } from "../../src/core/tensor";
import type { Convolution } from "../../src/engine/convolution";
import { lower, type Initializer, type Lowering, type Node } from "../../src/engine/lower";
import { encode } from "../../src/engine/onnx";
import { runOnce } from "../../src/engine/run-once";
import { trace } from "../../src/engine/trace";
import { winograd } from "../../src/engine/winograd";
import { expectNear } from "../support/close";
import { compiled } from "../support/compiled";
import { normals } from "../support/data";

function resultShape({ height, width, filter, pads }: Convolution): [number, number, number, number] {
  const [rows, columns, , to] = filter.shape;
  return [1, height + pads.top + pads.bottom - rows + 1, width + pads.left + pads.right - columns + 1, to];
}

/** The plain sum in float64, channels last. */
function convolve(map: Float32Array, convolution: Convolution): Float64Array {
  const { height, width, filter, pads } = convolution;
  const [rows, columns, from, to] = filter.shape;
  const [, outHeight, outWidth] = resultShape(convolution);
  const result = new Float64Array(outHeight * outWidth * to);
  for (let y = 0; y < outHeight; y++)
    for (let x = 0; x < outWidth; x++)
      for (let tap = 0; tap < rows * columns; tap++) {
        const row = y + Math.floor(tap / columns) - pads.top;
        const column = x + (tap % columns) - pads.left;
        if (row < 0 || row >= height || column < 0 || column >= width) continue;
        for (let i = 0; i < from; i++)
          for (let o = 0; o < to; o++)
            result[(y * outWidth + x) * to + o]! +=
              map[(row * width + column) * from + i]! * filter.data[(tap * from + i) * to + o]!;
      }
  return result;
}

/** Runs `winograd` by itself, channels last in and out. */
async function run(map: Float32Array, convolution: Convolution): Promise<Float32Array> {
  const nodes: Node[] = [];
  const initializers: Initializer[] = [];
  const store = (data: ArrayLike<number>, shape: readonly number[], type: Initializer["type"]): string => {
    const name = `constant${initializers.length}`;
    initializers.push({ name, shape, type, data });
    return name;
  };
  const lowering: Pick<Lowering, "emit" | "floats" | "integers"> = {
    emit(op, inputs, attributes = {}) {
      const name = `value${nodes.length}`;
      nodes.push({ op, inputs, outputs: [name], attributes });
      return name;
    },
    floats: (data, shape) => store(data, shape, "float32"),
    integers: (data) => store(data, [data.length], "int64"),
  };
  const first = lowering.emit("Transpose", ["map"], { perm: [0, 3, 1, 2] });
  const last = winograd(lowering as Lowering, first, convolution);
  nodes.push({ op: "Transpose", inputs: [last], outputs: ["result"], attributes: { perm: [0, 2, 3, 1] } });

  const shape = [1, convolution.height, convolution.width, convolution.filter.shape[2]];
  const graph = { name: "winograd", inputs: { map: shape }, outputs: { result: resultShape(convolution) } };
  const session = await InferenceSession.create(encode({ ...graph, nodes, initializers }));
  const { result } = await session.run({ map: new OrtTensor("float32", map, shape) });
  await session.release();
  return result!.data as Float32Array;
}

describe("winograd", () => {
  const cases: readonly { size: [number, number]; pads: [top: number, left: number, bottom: number, right: number] }[] =
    [
      { size: [8, 8], pads: [0, 0, 0, 0] },
      { size: [7, 10], pads: [0, 0, 0, 0] },
      { size: [8, 12], pads: [1, 1, 1, 1] },
      { size: [5, 13], pads: [1, 1, 1, 1] },
      { size: [6, 9], pads: [2, 2, 2, 2] },
      { size: [3, 4], pads: [0, 0, 0, 0] },
      { size: [1, 1], pads: [1, 1, 1, 1] },
      { size: [6, 11], pads: [0, 1, 2, 0] },
    ];
  for (const { size, pads } of cases)
    it(`is the plain sum: ${size.join(" × ")}, pads ${pads.join(" ")}`, async () => {
      const [height, width] = size;
      const [top, left, bottom, right] = pads;
      const filter = { shape: [3, 3, 3, 5] as const, data: normals([3, 3, 3, 5], 2).data };
      const convolution: Convolution = { height, width, filter, pads: { top, left, bottom, right } };
      const map = normals([height, width, 3], 3).data;
      expectNear(await run(map, convolution), convolve(map, convolution), 3e-6, "winograd");
    });
});

describe("wide convolutions", () => {
  const [from, to] = [128, 256];
  const constants = { filter: normals([3, 3, from, to], 4, 0.04), bias: normals([to], 5) };
  const program = (height: number, width: number): Program => ({
    name: "wide",
    inputs: { map: [1, height, width, from] },
    constants,
    run: ({ map }, { filter, bias }) => ({
      result: add(conv2d(map as Tensor4D, filter as Tensor4D, 1, "same"), bias!),
    }),
  });
  const usesWinograd = (height: number, width: number) =>
    lower(trace(program(height, width))).nodes.some(({ op }) => op === "DepthToSpace");

  it("go by Winograd's way from 16 × 16 pixels on", () => {
    expect(usesWinograd(16, 16)).to.be.true;
    expect(usesWinograd(15, 17)).to.be.false;
  });

  for (const [height, width] of [
    [17, 18],
    [15, 14],
  ] as const)
    it(`are the plain sum and the bias, compiled, ${height} × ${width}`, async () => {
      const map = normals([1, height, width, from], 6);
      const { result } = await runOnce(compiled, program(height, width), { map });
      const pads = { top: 1, left: 1, bottom: 1, right: 1 };
      const filter = { shape: [3, 3, from, to] as const, data: constants.filter.data };
      const expected = convolve(map.data, { height, width, filter, pads }).map(
        (value, i) => value + constants.bias.data[i % to]!,
      );
      expect(result!.shape).to.deep.equal([1, height, width, to]);
      expectNear(result!.data, expected, 5e-6, "wide convolution");
    });
});
