import { expect } from "chai";
import { kernelWriter, openOutput } from "../../src/notebook/output";
import { inKernel, kept } from "./bundle";

describe("notebook/output", () => {
  it("shows first, then updates in place, under an id of its own", () => {
    const { sent, write } = kept();
    const [one, other] = [openOutput(write), openOutput(write)];
    one.show({ data: { "text/plain": "a" } });
    other.show({ data: { "text/plain": "b" }, metadata: { "text/plain": { c: 1 } } });
    one.show({ data: { "text/plain": "d" } });
    expect(sent.map(({ data, metadata, update }) => [data["text/plain"], metadata, update])).to.deep.equal([
      ["a", {}, false],
      ["b", { "text/plain": { c: 1 } }, false],
      ["d", {}, true],
    ]);
    const [first, second, third] = sent.map(({ transient }) => transient.display_id);
    expect(first).to.equal(third).and.not.equal(second);
  });

  it("finds a kernel only where tslab is loaded and a cell is under way", () => {
    const { write } = kept();
    inKernel(undefined, (file) => {
      expect(kernelWriter()).to.be.undefined;
      expect(require.cache[file], "looking does not load it").to.be.undefined;
    });
    inKernel(null, () => expect(kernelWriter()).to.be.undefined);
    inKernel(write, () => expect(kernelWriter()).to.equal(write));
  });
});
