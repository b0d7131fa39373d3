import { expect } from "chai";
import { makeBox } from "../../../src/optimize/box";
import { breakpoints } from "../../../src/optimize/lbfgsb/breakpoints";

describe("optimize/lbfgsb/breakpoints", () => {
  // Per variable: x, g, lower, upper, and the moment (x − bound)/g.
  const variables = [
    [0.5, 1, 0, 1, 0.5],
    [0.5, -1, 0, 1, 0.5],
    [0.5, -0.125, 0, 1, 4],
    [0.5, 0, 0, 1, Infinity],
    [0.5, 1, -Infinity, 1, Infinity],
    [0.5, -1, 0, Infinity, Infinity],
    [0, 1, 0, 1, Infinity], // at the bound ahead: no moment
    [0, -2, 0, 1, 0.5], // at the bound behind
    [1, 1e-3, 0, 1, 1000],
    [1, -1, 0, 1, Infinity],
    [1, 100, 0, 1, 0.01],
    [0, 0, 0, 1, Infinity],
  ] as const;
  const count = variables.length;
  const place = {
    x: Float64Array.from(variables, ([x]) => x),
    gradient: Float64Array.from(variables, ([, g]) => g),
    box: makeBox(
      { lower: Float64Array.from(variables, (v) => v[2]), upper: Float64Array.from(variables, (v) => v[3]) },
      count,
    ),
  };
  const moments = variables.map(([, , , , moment]) => moment);
  const arriving = moments.filter((moment) => moment < Infinity).sort((a, b) => a - b);

  for (const limits of [[Infinity], [1e-3, 0.01, 0.3, 3, 5000], [0.5, 0.5, 2000]]) {
    it(`hands out every moment once, in order, asked up to ${limits.join(", ")}`, () => {
      const times = new Float64Array(count);
      const queue = breakpoints(place, times, new Int32Array(count));
      const seen: number[] = [];
      for (const until of limits) {
        for (let row = queue.next(until); row >= 0; row = queue.next(until)) {
          expect(times[row]).to.equal(moments[row]);
          expect(times[row]).to.be.at.most(until);
          expect(seen).not.to.include(row);
          seen.push(row);
        }
        expect(seen.length).to.equal(arriving.filter((moment) => moment <= until).length);
      }
      expect(seen.map((row) => moments[row])).to.deep.equal(arriving);
    });
  }

  it("sorts many", () => {
    const x = Float64Array.from({ length: 1000 }, (_, i) => 1 + ((i * 619) % 1000));
    const times = new Float64Array(1000);
    const all = { x, gradient: new Float64Array(1000).fill(1), box: makeBox({ lower: 0, upper: Infinity }, 1000) };
    const queue = breakpoints(all, times, new Int32Array(1000));
    for (let k = 1; k <= 1000; k++) expect(times[queue.next(k)]).to.equal(k);
    expect(queue.next(Infinity)).to.equal(-1);
  });
});
