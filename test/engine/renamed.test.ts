import { expect } from "chai";
import type { OnnxGraph } from "../../src/engine/lower";
import { renamed } from "../../src/engine/renamed";

const node = (inputs: string[], outputs: string[]) => ({ op: "Add", inputs, outputs, attributes: {} });
const graph: OnnxGraph = {
  name: "test",
  inputs: { x: [] },
  outputs: { y: [] },
  nodes: [node(["x", "c"], ["Add_0"]), node(["Add_0", ""], ["Add_1"]), node(["Add_1", "Add_0"], ["y"])],
  initializers: [{ name: "c", shape: [], type: "float32", data: [1] }],
};
const after = (wanted: Record<string, string>) => {
  const { nodes, initializers } = renamed(graph, new Map(Object.entries(wanted)));
  return [...nodes.map(({ inputs, outputs }) => `${outputs.join()} = ${inputs.join(" ")}`), initializers[0]!.name];
};

describe("renamed", () => {
  it("renames values wherever they stand", () => {
    expect(after({ Add_0: "relu", c: "bias" })).to.deep.equal([
      "relu = x bias",
      "Add_1 = relu ",
      "y = Add_1 relu",
      "bias",
    ]);
  });

  it("lets inputs, outputs and other values keep their names", () => {
    expect(after({ Add_0: "x", Add_1: "y", c: "z" })).to.deep.equal(["x_1 = x z", "y_1 = x_1 ", "y = y_1 x_1", "z"]);
    expect(after({ Add_0: "Add_1" })).to.deep.equal(["Add_1_1 = x c", "Add_1 = Add_1_1 ", "y = Add_1 Add_1_1", "c"]);
    expect(after({ Add_0: "a", Add_1: "a", x: "b", y: "b" })).to.deep.equal(["a = x c", "a_1 = a ", "y = a_1 a", "c"]);
  });

  it("lets names change places", () => {
    expect(after({ Add_0: "Add_1", Add_1: "Add_0" })).to.deep.equal([
      "Add_1 = x c",
      "Add_0 = Add_1 ",
      "y = Add_0 Add_1",
      "c",
    ]);
  });
});
