import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { kindOf } from "../../src/notebook/kinds";

const image = (side: number) => ({ height: side, width: side, data: new Float32Array(3 * side * side) });
const [a, b] = [image(1), image(2)];

describe("notebook/kinds", () => {
  it("tells pictures: one, several, with captions, by name", () => {
    const pictures = (value: unknown) => {
      const found = kindOf(value);
      return found.kind === "pictures" ? found.entries : found.kind;
    };
    expect(pictures(a)).to.deep.equal([{ image: a }]);
    expect(pictures([a, b])).to.deep.equal([{ image: a }, { image: b }]);
    expect(pictures([a, { image: b, caption: "c" }])).to.deep.equal([{ image: a }, { image: b, caption: "c" }]);
    expect(pictures({ first: a, second: b })).to.deep.equal([
      { caption: "first", image: a },
      { caption: "second", image: b },
    ]);
  });

  it("tells a figure by its traces and layout", () => {
    const figure = { data: [{ y: [1] }], layout: {} };
    expect(kindOf(figure)).to.deep.equal({ kind: "figure", figure });
  });

  it("tells a result of synthesize, which holds a picture, too; several are pictures", () => {
    const result = { image: a, curves: [], settings: {}, value: 1, stop: "evaluation limit" };
    expect(kindOf(result)).to.deep.equal({ kind: "result", result });
    expect(kindOf([result, result]).kind).to.equal("pictures");
  });

  it("tells tables: rows, lists, numbers by name, numbers by row and column", () => {
    const rows = (value: unknown) => {
      const found = kindOf(value);
      return found.kind === "table" ? found.rows : found.kind;
    };
    expect(rows([{ x: 1 }])).to.deep.equal([{ x: 1 }]);
    expect(rows([["x"], [1]])).to.deep.equal([["x"], [1]]);
    expect(rows({ x: 1, y: "2" })).to.deep.equal([
      ["name", "value"],
      ["x", 1],
      ["y", "2"],
    ]);
    expect(rows({ pool1: { gram: 1, mean: 2 }, pool2: { gram: 3 } })).to.deep.equal([
      { "": "pool1", gram: 1, mean: 2 },
      { "": "pool2", gram: 3 },
    ]);
  });

  it("refuses all else, and says what it is without printing it", () => {
    const refused = (value: unknown, words: string) =>
      expect(() => kindOf(value), words).to.throw(
        UsageError,
        `show: expected an image, images, a figure, a table or a result of synthesize, got ${words}`,
      );
    refused([], "an empty list");
    refused({}, "an empty Object");
    refused(new Float32Array(1e6), "Float32Array");
    refused(Promise.resolve(a), "a promise; await it first");
    refused("text", "a string");
    refused(undefined, "undefined");
    refused([1, 2], "a list of 1");
    refused([a, [1]], "a list of Object with height, width, data");
    refused({ x: a, y: 1 }, "Object with x, y");
  });
});
