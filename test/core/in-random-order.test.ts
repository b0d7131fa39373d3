import { expect } from "chai";
import { random } from "../../src/core/random";
import { inRandomOrder } from "../../src/core/in-random-order";

describe("inRandomOrder", () => {
  it("gives every order of three as often, and leaves the list it was given", () => {
    const items = ["a", "b", "c"];
    const counts = new Map<string, number>();
    const dice = random(1, "test");
    for (let k = 0; k < 6000; k++) {
      const order = inRandomOrder(items, dice).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(items).to.deep.equal(["a", "b", "c"]);
    // Six orders, 1000 each; the standard deviation of a count is √(6000 · 1/6 · 5/6) = 29.
    expect([...counts.keys()]).to.have.members(["abc", "acb", "bac", "bca", "cab", "cba"]);
    for (const count of counts.values()) expect(count).to.be.within(880, 1120);
  });
});
