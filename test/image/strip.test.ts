import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { strip } from "../../src/image/strip";

/** Two rows of `width` pixels of one gray. */
const gray = (value: number, width: number, height = 2) => ({
  height,
  width,
  data: new Float32Array(height * width * 3).fill(value),
});

describe("image/strip", () => {
  it("sets images side by side, white between them", () => {
    const { height, width, data } = strip([gray(0, 1), gray(0.5, 2)], 1);
    expect([height, width]).to.deep.equal([2, 4]);
    const row = [0, 1, 0.5, 0.5].flatMap((value) => [value, value, value]);
    expect([...data]).to.deep.equal([...row, ...row]);
  });

  it("refuses nothing, other heights and odd gaps", () => {
    expect(() => strip([])).to.throw(UsageError, "at least one image");
    expect(() => strip([gray(0, 1), gray(0, 1, 3)])).to.throw(UsageError, "images 2 pixels high");
    expect(() => strip([gray(0, 1)], -1)).to.throw(UsageError, "a gap");
  });
});
