import { expect } from "chai";
import { mean, slice, square, sub } from "../../src/core/tensor";
import type { Loss } from "../../src/losses/loss";
import { exemplars } from "../../src/exemplars";
import { evaluate } from "../../src/synthesis/evaluate";
import { eager } from "../support/compiled";
import { cloth } from "./small";

const pixels = { name: "pixels", layers: ["pixels"], pooling: "average", padding: "zero", seed: 0 } as const;
const both = ["gram/scale=paper", "gram"];

/** A picture of one color, 0..255. */
const plain = (height: number, width: number, rgb: readonly number[]) => {
  return { height, width, data: Float32Array.from({ length: height * width * 3 }, (_, i) => rgb[i % 3]! / 255) };
};

describe("synthesis/evaluate", () => {
  it("measures each loss on each layer, between pictures of different sizes", async () => {
    const table = await evaluate(plain(2, 3, [1, 2, 3]), plain(4, 5, [2, 2, 3]), pixels, both, { engine: eager });
    // ccᵀ − eeᵀ = [[3, 2, 3], [2, 0, 0], [3, 0, 0]]: squares 9 + 2·4 + 2·9 = 35, over 4 · 3².
    expect(table.pixels!["gram/scale=paper"]).to.be.closeTo(35 / 36, 1e-5);
    // Over ‖eeᵀ‖² = (1 + 4 + 9)² = 196.
    expect(table.pixels!.gram).to.be.closeTo(35 / 196, 1e-5);
    expect(table).to.have.all.keys("pixels");
    expect(Object.keys(table.pixels!)).to.deep.equal(both);
  });

  it("measures by a loss of one's own", async () => {
    const red: Loss = {
      name: "red",
      prepare: (exemplar) => ({ red: mean(slice(exemplar, [0, 0, 0, 0], [1, -1, -1, 1])) }),
      measure: (candidate, { red }) => square(sub(mean(slice(candidate, [0, 0, 0, 0], [1, -1, -1, 1])), red!)),
    };
    const table = await evaluate(plain(2, 3, [1, 2, 3]), plain(4, 5, [4, 2, 3]), pixels, ["gram", red], {
      engine: eager,
    });
    expect(table.pixels!.red).to.be.closeTo(9, 1e-4);
    expect(Object.keys(table.pixels!)).to.deep.equal(["gram", "red"]);
  });

  it("finds nothing between a picture and itself, something between two textures", async () => {
    expect((await evaluate(cloth, cloth, pixels, both, { engine: eager })).pixels!.gram).to.be.within(0, 1e-12);
    const bricks = exemplars.bricks.draw({ height: 20, width: 24, seed: 1 });
    expect((await evaluate(cloth, bricks, pixels, both, { engine: eager })).pixels!.gram).to.be.above(1e-3);
  });
});
