import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { periodicComponent } from "../../src/noise/periodic-component";
import { expectNear } from "../support/close";

interface Case {
  readonly size: readonly [height: number, width: number];
  readonly plane: readonly number[];
  readonly periodic: readonly number[];
}

const { periodics } = JSON.parse(readFileSync(join(__dirname, "../golden/fft.json"), "utf8")) as { periodics: Case[] };

describe("periodicComponent", () => {
  for (const { size, plane, periodic } of periodics)
    it(`${size.join("×")}: is what least squares find`, () =>
      expectNear(periodicComponent(Float64Array.from(plane), ...size), periodic, 1e-12));

  it("leaves a plane whose edges meet as it is", () => {
    // Columns 1, 0, 1 and rows 2, 0, 2 added: each edge equals the opposite one.
    const plane = Float64Array.of(3, 2, 3, 1, 0, 1, 3, 2, 3);
    expectNear(periodicComponent(plane, 3, 3), plane, 1e-14);
  });

  it("refuses a plane of another size", () =>
    expect(() => periodicComponent(new Float64Array(5), 2, 3)).to.throw("expected 6 numbers, got 5"));
});
