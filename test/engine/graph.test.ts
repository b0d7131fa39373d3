import { expect } from "chai";
import { needed, print, type Graph, type Value } from "../../src/engine/graph";

const x: Value = { id: 0, shape: [2], type: "float32", source: { kind: "input", name: "x" } };
const squareOf = (input: Value): Value => ({
  id: input.id + 1,
  shape: [2],
  type: "float32",
  source: { kind: "kernel", kernel: "Square", inputs: [input], attributes: {} },
});

describe("graph", () => {
  it("needs what the outputs come from, each after its inputs, and nothing else", () => {
    const one = squareOf(x);
    const [two, waste] = [squareOf(one), { ...squareOf(one), id: 9 }];
    const graph: Graph = { name: "test", inputs: [x], outputs: { two, one } };
    expect(needed(graph)).to.deep.equal([x, one, two]).and.not.to.include(waste);
  });

  it("is printed with letters that go on after z", () => {
    let last = x;
    for (let i = 0; i < 28; i++) last = squareOf(last);
    const lines = print({ name: "test", inputs: [x], outputs: { y: last } }).split("\n");
    expect(lines[0]).to.equal("a = Square x [2]");
    expect(lines.slice(25)).to.deep.equal([
      "z = Square y [2]",
      "aa = Square z [2]",
      "ab = Square aa [2]",
      "return y = ab",
    ]);
  });

  it("is printed with small constants as numbers, named ones by name, and attributes that say something", () => {
    const constant = (data: number[], name?: string): Value => ({
      id: 1,
      shape: [data.length],
      type: "float32",
      source: { kind: "constant", data, ...(name === undefined ? {} : { name }) },
    });
    const inputs = [constant([0.5]), constant([1, 2]), constant([3], "weights")];
    const attributes = { axis: [0, 1], keepDims: false, pad: "same", none: undefined, nothing: null };
    const y: Value = { id: 2, shape: [], type: "float32", source: { kind: "kernel", kernel: "K", inputs, attributes } };
    expect(print({ name: "test", inputs: [], outputs: { y } })).to.equal(
      'a = K 0.5 constant[2] weights [] axis=[0,1] pad="same"\nreturn y = a',
    );
  });
});
