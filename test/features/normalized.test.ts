import { expect } from "chai";
import { ndarray } from "../../src/core/ndarray";
import { runOnce } from "../../src/engine/run-once";
import { meanActivationProgram, normalized } from "../../src/features/normalized";
import { pixels } from "../../src/features/pixels";
import { expectClose } from "../support/close";
import { compiled, eager } from "../support/compiled";
import { mapsOf } from "../support/maps";

// Red 1/5 and 3/5, green 0 twice, blue 1 and 0: means 0.4, 0 and 0.5, in 0..255 units 102, 0 and 127.5.
const image = ndarray([1, 1, 2, 3], [0.2, 0, 1, 0.6, 0, 0]);

describe("normalized", () => {
  for (const engine of [eager, compiled])
    it(`measures each channel's mean, ${engine.name}`, async () => {
      const { pixels: rgb } = await runOnce(engine, meanActivationProgram(pixels(), 1, 2), { image });
      expect(rgb!.shape).to.deep.equal([3]);
      expectClose(rgb!.data, [102, 0, 127.5]);
    });

  it("scales each channel to a mean of 1, and leaves one that is never active", () => {
    const features = normalized(pixels(), { pixels: ndarray([3], [102, 0, 127.5]) });
    // 51/102, 0, 255/127.5; 153/102, 0, 0; and a green of 0.5 · 255 as it is.
    expectClose(mapsOf(features, image).pixels!.data, [0.5, 0, 2, 1.5, 0, 0]);
    expectClose(mapsOf(features, ndarray([1, 1, 1, 3], [0, 0.5, 0])).pixels!.data, [0, 127.5, 0]);
    expect(features.identity).to.deep.equal({ normalized: true });
  });
});
