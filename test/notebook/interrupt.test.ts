import { expect } from "chai";
import { beginCell, breathe, interruptSignal } from "../../src/notebook/interrupt";

describe("notebook/interrupt", () => {
  it("gives the running cell's signal, and tells that it was asked for", () => {
    const { signal } = new AbortController();
    const watched = beginCell(signal);
    expect(watched()).to.equal(false);
    expect(interruptSignal()).to.equal(signal);
    expect(watched()).to.equal(true);
    const next = new AbortController().signal;
    expect(beginCell(next)()).to.equal(false);
    expect(interruptSignal()).to.equal(next);
  });

  it("lets what waits come through", async () => {
    let came = false;
    setImmediate(() => (came = true));
    await breathe();
    expect(came).to.equal(true);
  });
});
