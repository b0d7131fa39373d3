import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { colorHandlingNamed } from "../../../src/color/handling";
import { random } from "../../../src/core/random";
import type { Image } from "../../../src/image/image";
import { expectClose } from "../../support/close";
import { cloth, flat, pebbles } from "./pictures";

const golden = JSON.parse(readFileSync(join(__dirname, "../../golden/histogram.json"), "utf8")) as Record<
  "image" | "reference" | "matched",
  { height: number; width: number; data: number[] }
>;
const picture = (name: keyof typeof golden): Image => ({ ...golden[name], data: Float32Array.from(golden[name].data) });
const handling = colorHandlingNamed("histogram");
const match = (own: Image, palette: Image) =>
  handling.after!(own, { image: palette, aligned: false }, random(1, "unused"));
const sorted = ({ data }: Image, channel: number) => data.filter((_, i) => i % 3 === channel).sort();

describe("histogram", () => {
  it("is scikit-image's within 1/255 for pictures of different sizes without ties", () => {
    const found = match(picture("image"), picture("reference"));
    expect([found.height, found.width]).to.deep.equal([20, 26]);
    const off = golden.matched.data.map((value, i) => Math.abs(value - found.data[i]!));
    expect(Math.max(...off)).to.be.within(1e-4, 1 / 255);
    for (const channel of [0, 1, 2])
      expect(new Set(sorted(picture("image"), channel)), "that there are no ties").to.have.property("size", 520);
  });

  it("gives exactly the palette's values where sizes agree, channel by channel, and leaves a picture its own", () => {
    const own = picture("image");
    const palette = { height: 26, width: 20, data: picture("reference").data.slice(0, 1560) };
    const found = match(own, palette);
    for (const channel of [0, 1, 2]) expectClose(sorted(found, channel), [...sorted(palette, channel)], 1e-7);
    expectClose(match(own, own).data, [...own.data], 1e-7);
  });

  it("by hand: ties stay ties, a constant channel becomes the palette's mean, a palette's constant is taken over", () => {
    // Red ties at 0.1 and takes up ranks ½ of (0, 0.2, 0.6, 1); green is constant; blue meets a constant.
    const own = { height: 1, width: 4, data: Float32Array.of(0.1, 0.3, 0, 0.1, 0.3, 1, 0.9, 0.3, 0.2, 0.5, 0.3, 0.4) };
    const palette = { height: 2, width: 2, data: Float32Array.of(1, 0, 0.7, 0.6, 0, 0.7, 0, 1, 0.7, 0.2, 0.6, 0.7) };
    expectClose(match(own, palette).data, [0.1, 0.4, 0.7, 0.1, 0.4, 0.7, 1, 0.4, 0.7, 0.6, 0.4, 0.7]);
  });

  it("is the same before the run, and finite for flat pictures", () => {
    expect(handling.before!(pebbles, { image: cloth, aligned: false }, random(1, "x")).data).to.deep.equal(match(pebbles, cloth).data); // prettier-ignore
    expectClose(match(flat([0, 0, 0]), flat([1, 0.5, 0], 1, 1)).data, [...flat([1, 0.5, 0]).data]);
  });
});
