import { expect } from "chai";
import { onnx } from "onnx-proto";
import { onnxWeights } from "../../../src/features/weights/onnx-weights";
import { expectRefusal } from "../../image/refusal";

const { DataLocation, DataType } = onnx.TensorProto;
const floats = (...values: number[]) => new Uint8Array(Float32Array.from(values).buffer);

/** Two output channels, one input channel, one row, two columns: [[1, 2]], [[3, 4]]. */
const kernel = { dims: [2, 1, 1, 2], dataType: DataType.FLOAT, rawData: floats(1, 2, 3, 4) };
const bias = { dims: [2], dataType: DataType.FLOAT, floatData: [5, 6] };

/** A graph of convolutions, each with a kernel and a bias of its own name; the first one's may differ. */
function model(convolutions = 13, first: onnx.ITensorProto = kernel): Uint8Array {
  const numbers = Array.from({ length: convolutions }, (_, i) => i);
  const node = numbers.flatMap((i) => [
    { opType: "Conv", input: ["x", `k${i}`, `b${i}`], output: ["y"] },
    { opType: "Relu", input: ["y"], output: ["x"] },
  ]);
  const initializer = numbers.flatMap((i) => [
    { ...(i === 0 ? first : kernel), name: `k${i}` },
    { ...bias, name: `b${i}`, floatData: [i, 6] },
  ]);
  return onnx.ModelProto.encode(
    onnx.ModelProto.create({ irVersion: 8, graph: { node, initializer: initializer.reverse() } }),
  ).finish();
}

describe("weights/onnxWeights", () => {
  it("takes the convolutions in the graph's order, kernels turned to HWIO", async () => {
    const file = await onnxWeights(model(), "model.onnx");
    expect(file.keys).to.have.length(26);
    expect(await file.read("block1_conv1/kernel")).to.deep.equal({
      shape: [1, 2, 1, 2], // at column 0 the channels have 1 and 3, at column 1 2 and 4
      data: Float32Array.of(1, 3, 2, 4),
    });
    expect((await file.read("block2_conv1/bias")).data).to.deep.equal(Float32Array.of(2, 6));
    expect((await file.read("block5_conv3/bias")).data).to.deep.equal(Float32Array.of(12, 6));
  });

  it("knows VGG-19 by its number of convolutions, and no others", async () => {
    expect((await onnxWeights(model(16), "model.onnx")).keys).to.include("block5_conv4/kernel");
    await expectRefusal(onnxWeights(model(14), "model.onnx"), "model.onnx", "14 convolutions");
  });

  const key = "block1_conv1/kernel";
  const others: Readonly<Record<string, onnx.ITensorProto>> = {
    "other numbers": { ...kernel, dataType: DataType.DOUBLE },
    "a shape of more numbers than there are": { ...kernel, dims: [2, 1, 1, 3] },
    "a huge shape": { ...kernel, dims: [4294967296, 4294967296, 1, 1] },
    "a negative shape": { ...kernel, dims: [-2, -1, 1, 2] },
    "numbers in another file": { ...kernel, dataLocation: DataLocation.EXTERNAL },
  };
  for (const [what, first] of Object.entries(others))
    it(`refuses ${what}`, async () => {
      const file = await onnxWeights(model(13, first), "model.onnx");
      await expectRefusal(file.read(key), "model.onnx", `float32 numbers of ${key}'s shape`);
    });

  it("refuses a file cut short, and one that is none", async () => {
    const bytes = model();
    await expectRefusal(onnxWeights(bytes.subarray(0, 700), "model.onnx"), "model.onnx", "graph");
    await expectRefusal(onnxWeights(Buffer.from("words, words"), "model.onnx"), "model.onnx", "graph");
    await expectRefusal(onnxWeights(new Uint8Array(), "model.onnx"), "graph");
  });
});
