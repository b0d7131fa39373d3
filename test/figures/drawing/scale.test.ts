import { expect } from "chai";
import { scaleOf } from "../../../src/figures/drawing/scale";

describe("figures/drawing/scale", () => {
  it("goes from the least value to the greatest, with room", () => {
    const { place } = scaleOf({ log: false, values: [3, 1, NaN, 2, Infinity], room: 0.5, from: 0, to: 100 });
    expect([place(0), place(1), place(2), place(4)]).to.deep.equal([0, 25, 50, 100]); // 1 … 3 and 1 beyond each
  });

  it("takes a range given, of exponents on a logarithmic axis, upside down as well", () => {
    const { place, placeAt } = scaleOf({ log: true, values: [5], range: [0, 2], room: 0.1, from: 200, to: 0 });
    expect([place(1), place(10), place(100), placeAt(1)]).to.deep.equal([200, 100, 0, 100]);
    expect(scaleOf({ log: false, values: [], range: [4, 0], room: 0, from: 0, to: 4 }).place(1)).to.equal(3);
  });

  it("leaves out what a logarithmic axis cannot show", () => {
    const { place } = scaleOf({ log: true, values: [0, -4, 1, 100], room: 0, from: 0, to: 10 });
    expect([place(1), place(10)]).to.deep.equal([0, 5]);
    for (const value of [0, -1, NaN]) expect(place(value)).to.be.NaN;
  });

  it("is finite for no value, one value, and a range that is none", () => {
    for (const log of [true, false])
      for (const values of [[], [7], [1], [NaN, Infinity], [1e300, 1e300], [-5]])
        for (const range of [undefined, [1, 1] as const, [NaN, 2] as const]) {
          const { placeAt, ticks } = scaleOf({ log, values, range, room: 0.05, from: 0, to: 100 });
          expect(placeAt(1)).to.satisfy(Number.isFinite);
          expect(ticks.major.length, `ticks of ${values.join()}`).to.be.within(1, 30);
          for (const { at } of ticks.major) expect(placeAt(at)).to.be.within(-1, 101);
        }
    expect(scaleOf({ log: false, values: [7], room: 0, from: 0, to: 10 }).place(7)).to.equal(5);
  });

  it("is finite from the least to the greatest of numbers", () => {
    const { place, ticks } = scaleOf({ log: true, values: [5e-324, 1.7e308], room: 0, from: 0, to: 100 });
    expect(place(1)).to.be.within(50, 53); // −323.3 … 308.2
    expect(ticks.major.length).to.be.within(5, 11);
  });
});
