import { expect } from "chai";
import { ringLabels, rings, ringsTruth } from "../../src/exemplars/rings";
import { contacts, share } from "./truth";

const options = { height: 150, width: 210, seed: 4 };
const { ground, red, green } = ringLabels;
const truth = ringsTruth(options);
const { data } = rings.draw(options);

describe("rings", () => {
  it("have red touch green alone", () => {
    const met = contacts(truth, options.width, red);
    expect([...met.keys()]).to.deep.equal([green]);
    expect(met.get(green)).to.be.above(500);
  });

  it("have as much red as green, on more ground", () => {
    expect(share(truth, red) / share(truth, green)).to.be.within(0.9, 1.1);
    expect(share(truth, ground)).to.be.within(0.5, 0.75);
  });

  it("are 24 pixels across, 3 apart", () => {
    // A row's runs of disk are chords: none is longer than the diameter, and the longest nearly as long.
    const runs = (of: (label: number) => boolean) =>
      Array.from({ length: options.height }, (_, y) =>
        Array.from(truth.subarray(y * options.width, (y + 1) * options.width), (label) => (of(label) ? "x" : " "))
          .join("")
          .split(/ +/)
          .map(({ length }) => length),
      ).flat();
    expect(Math.max(...runs((label) => label !== ground))).to.be.within(23, 24);
    expect(Math.max(...runs((label) => label === red))).to.be.within(16, 17);
  });

  it("show the labels' colors", () => {
    const codes = { [ground]: [0xbd, 0xbd, 0xbd], [red]: [0xc8, 0x37, 0x2d], [green]: [0x2f, 0x9a, 0x48] };
    const agrees = Array.from(truth, (label, i) =>
      codes[label as 0 | 1 | 2].every((code, c) => Math.abs(255 * data[3 * i + c]! - code) < 40),
    );
    expect(agrees.filter(Boolean).length / truth.length).to.be.above(0.93); // the rest are antialiased edges
  });
});
