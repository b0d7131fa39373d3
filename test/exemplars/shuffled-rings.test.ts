import { expect } from "chai";
import { ringLabels, rings, ringsTruth } from "../../src/exemplars/rings";
import { shuffledRings, shuffledRingsTruth } from "../../src/exemplars/shuffled-rings";
import { contacts, share } from "./truth";

const { ground, red, green } = ringLabels;
const seeds = [1, 2, 3, 4, 5];
const at = (seed: number) => ({ height: 112, width: 120, seed });

describe("shuffled rings", () => {
  it("lie where the rings lie, with as much red and green: within 1.5 % of the picture", () => {
    for (const seed of seeds) {
      const [own, bound] = [shuffledRingsTruth(at(seed)), ringsTruth(at(seed))];
      expect(Array.from(own, (label) => label === ground)).to.deep.equal(
        Array.from(bound, (label) => label === ground),
      );
      for (const label of [red, green]) expect(share(own, label)).to.be.closeTo(share(bound, label), 0.015);
    }
  });

  it("have nearly the same mean color: within 2 of 255 levels", () => {
    const mean = (data: Float32Array, c: number) =>
      (255 * 3 * data.reduce((sum, value, i) => sum + (i % 3 === c ? value : 0), 0)) / data.length;
    for (const seed of seeds) {
      const [own, bound] = [shuffledRings.draw(at(seed)).data, rings.draw(at(seed)).data];
      for (const c of [0, 1, 2]) expect(mean(own, c)).to.be.closeTo(mean(bound, c), 2);
    }
  });

  it("have red end at the ground about as often as at green", () => {
    // Of one disk of each kind, core radius r and outer radius R = √2 r: red meets green along 2r, ground along 2R.
    const met = seeds.map((seed) => contacts(shuffledRingsTruth(at(seed)), at(seed).width, red));
    const sum = (label: number) => met.reduce((total, counts) => total + (counts.get(label) ?? 0), 0);
    expect(sum(green) / (sum(green) + sum(ground))).to.be.closeTo(1 / (1 + Math.SQRT2), 0.08);
  });

  it("have all four kinds of disk in a picture", () => {
    const labels = shuffledRingsTruth({ height: 150, width: 150, seed: 1 });
    const middles = ringsTruth({ height: 150, width: 150, seed: 1 });
    const kinds = new Set<string>();
    for (let y = 10; y < 140; y++) {
      for (let x = 10; x < 140; x++) {
        const [i, above] = [y * 150 + x, (y - 1) * 150 + x];
        if (middles[i] === red && middles[above] === green) kinds.add(`${labels[i]} in ${labels[above]}`);
      }
    }
    expect([...kinds]).to.have.members(["1 in 2", "2 in 1", "1 in 1", "2 in 2"]);
  });
});
