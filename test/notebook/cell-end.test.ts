import { expect } from "chai";
import { atCellEnd, endCell } from "../../src/notebook/cell-end";

describe("notebook/cell-end", () => {
  after(() => atCellEnd("test", () => undefined));

  it("does what was asked for at each end, and waits for it; the same name only once", async () => {
    const done: string[] = [];
    atCellEnd("test", () => void done.push("first"));
    atCellEnd("test", async () => {
      await new Promise((later) => setTimeout(later, 5));
      done.push("second");
    });
    await endCell();
    await endCell();
    expect(done).to.deep.equal(["second", "second"]);
  });
});
