import { expect } from "chai";
import { onnx } from "onnx-proto";
import { UsageError } from "../../src/core/demand";
import { encode } from "../../src/engine/onnx";

describe("onnx", () => {
  const part = Float32Array.of(9, 1.5, -2).subarray(1);
  const model = onnx.ModelProto.decode(
    encode({
      name: "test",
      inputs: { x: [2, 3] },
      outputs: { y: [] },
      nodes: [
        { op: "Pad", inputs: ["x", "", "c"], outputs: ["y"], attributes: { mode: "edge", count: 2, list: [1, 2] } },
      ],
      initializers: [
        { name: "float", shape: [2], type: "float32", data: part },
        { name: "numbers", shape: [2], type: "float32", data: [1.5, -2] },
        { name: "int", shape: [1], type: "int32", data: [-2] },
        { name: "long", shape: [1, 1], type: "int64", data: [-2] },
        { name: "flag", shape: [2], type: "bool", data: [1, 0] },
      ],
    }),
  );

  it("writes numbers in their type's bytes, a part of an array alone", () => {
    const hex = model.graph!.initializer!.map(({ rawData }) => Buffer.from(rawData!).toString("hex"));
    expect(hex).to.deep.equal(["0000c03f000000c0", "0000c03f000000c0", "feffffff", "feffffffffffffff", "0100"]);
    expect(model.graph!.initializer!.map(({ dims, dataType }) => [dims!.map(Number), dataType])).to.deep.equal([
      [[2], 1],
      [[2], 1],
      [[1], 6],
      [[1, 1], 7],
      [[2], 9],
    ]);
  });

  it("writes a node's name, inputs and attributes", () => {
    const [node] = model.graph!.node!;
    expect([node!.opType, node!.name, node!.input, node!.output]).to.deep.equal(["Pad", "y", ["x", "", "c"], ["y"]]);
    const attributes = node!.attribute!.map(({ name, s, i, ints }) => [
      name,
      Buffer.from(s!).toString(),
      Number(i),
      ints!.map(Number),
    ]);
    expect(attributes).to.deep.equal([
      ["mode", "edge", 0, []],
      ["count", "", 2, []],
      ["list", "", 0, [1, 2]],
    ]);
  });

  it("refuses 2 GiB of constants before it lays them out", () => {
    const data = { length: 2 ** 29 };
    const initializers = [{ name: "large", shape: [2 ** 29], type: "float32" as const, data }];
    expect(() => encode({ name: "test", inputs: {}, outputs: {}, nodes: [], initializers })).to.throw(
      UsageError,
      'onnx: expected less than 2 GiB of weights and targets, got "2.0 GiB; choose fewer or shallower layers',
    );
  });

  it("says what goes in and out, in opset 18", () => {
    const [input] = model.graph!.input!;
    expect(input!.name).to.equal("x");
    expect(input!.type!.tensorType!.shape!.dim!.map(({ dimValue }) => Number(dimValue))).to.deep.equal([2, 3]);
    expect(model.graph!.output!.map(({ name }) => name)).to.deep.equal(["y"]);
    expect(model.opsetImport.map(({ version }) => Number(version))).to.deep.equal([18]);
  });
});
