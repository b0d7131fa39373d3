import { expect } from "chai";
import { withinTime } from "../../../src/figures/browser/within-time";

const never = new Promise<string>(() => undefined);

async function messageOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => "no refusal",
    (error: unknown) => (error as Error).message,
  );
}

describe("figures/browser/within-time", () => {
  it("hands on a result and a failure", async () => {
    expect(await withinTime(Promise.resolve(7), 1000, "draw")).to.equal(7);
    expect(await messageOf(withinTime(Promise.reject(new Error("broken")), 1000, "draw"))).to.equal("broken");
  });

  it("gives up after the limit, and on a signal raised before or meanwhile", async () => {
    expect(await messageOf(withinTime(never, 50, "draw"))).to.equal("it did not draw within 0.05 s");
    expect(await messageOf(withinTime(never, 5000, "draw", AbortSignal.abort()))).to.equal("it was interrupted");
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    expect(await messageOf(withinTime(never, 5000, "draw", controller.signal))).to.equal("it was interrupted");
  });
});
