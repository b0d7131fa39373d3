import { expect } from "chai";
import { memoryWatch } from "../../src/notebook/memory-note";

describe("notebook/memory-note", () => {
  it("tells tensors that a cell left, once, in one sentence that says what to do", () => {
    let [numTensors, numBytes] = [5, 1000];
    const watch = memoryWatch(() => ({ numTensors, numBytes }));
    const after = (tensors: number, bytes: number) => {
      [numTensors, numBytes] = [tensors, bytes];
      return watch();
    };
    expect(after(5, 1000), "as many as before").to.be.undefined;
    expect(after(8, 1000 + 3 * 2 ** 20)).to.equal(
      "Note: 3 tensors (3.0 MiB) of this cell are still in memory and will stay there; make them within tidy(() => …), or call dispose() when done.",
    );
    expect(after(8, 1000), "told before").to.be.undefined;
    expect(after(2, 0), "fewer").to.be.undefined;
    expect(after(3, 0)).to.match(/^Note: 1 tensor \(0\.0 MiB\) of this cell is still .* make it within/);
  });
});
