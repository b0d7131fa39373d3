import { expect } from "chai";
import { forecast } from "../../src/experiments/forecast";
import { heldOut, smallRuns } from "./small";

describe("experiments/forecast", () => {
  it("adds up what was planned, at the cost of each kind of objective", async () => {
    const runs = await smallRuns();
    // Every look at the clock is a second on: two evaluations take one, of 32 × 32 pixels and 3 evaluations each run.
    let now = 0;
    const { evaluations, seconds, metricSeconds, disk, tried, kinds } = await forecast(runs.slice(0, 4), {
      weights: {},
      heldOut,
      clock: () => 1000 * now++,
    });
    expect({ evaluations, tried, kinds }).to.deep.equal({ evaluations: 12, tried: 2, kinds: 2 });
    expect(metricSeconds).to.equal(4);
    expect(seconds).to.be.closeTo(12 / 2, 1e-9);
    expect(disk).to.equal(4 * (20_000 + 32 * 32 * 3 + 3 * 22 * 2));
  });
});
