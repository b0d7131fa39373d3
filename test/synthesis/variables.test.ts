import { expect } from "chai";
import { lumaOf } from "../../src/color/luma";
import { random } from "../../src/core/random";
import { colorMoments } from "../../src/image/color-moments";
import type { Image } from "../../src/image/image";
import { variablesOf, type Variables } from "../../src/synthesis/variables";
import { expectNear } from "../support/close";
import { cloth } from "./small";

const pixels = 12;
const color = (handling: string) => ({ handling, stage: "during" as const });
const kinds = { rgb: undefined, gray: color("gray"), decorrelated: color("decorrelated") };
const open = (kind: keyof typeof kinds, palette: Image = cloth, bounds: "unit" | "exemplar" = "unit"): Variables =>
  variablesOf({ color: kinds[kind], bounds }, { exemplar: cloth, palette, pixels });
const numbers = (length: number, label: string) => {
  const dice = random(1, label);
  return Float64Array.from({ length }, () => dice.normal());
};
const shown = (variables: Variables, x: Float64Array) => {
  const picture = new Float64Array(pixels * 3);
  variables.show(x, picture);
  return picture;
};

describe("synthesis/variables", () => {
  for (const kind of ["rgb", "gray", "decorrelated"] as const) {
    const length = kind === "gray" ? pixels : 3 * pixels;

    it(`${kind}: come back from the picture that they stand for`, () => {
      const x = numbers(length, "x");
      const variables = open(kind);
      expectNear(variables.of(shown(variables, x)), x, 1e-12, kind);
    });

    it(`${kind}: have the picture's slope along their own directions`, () => {
      const variables = open(kind);
      const gradient = Float32Array.from(numbers(3 * pixels, "gradient"));
      const [x, direction] = [numbers(length, "x"), numbers(length, "direction")];
      // f(picture) = gradient · picture is linear, so that its difference along any direction is its slope.
      const f = (at: Float64Array) => shown(variables, at).reduce((sum, value, i) => sum + value * gradient[i]!, 0);
      const slope = f(x.map((value, i) => value + direction[i]!)) - f(x);
      const stated = direction.reduce((sum, value, i) => sum + value * variables.gradient(gradient)[i]!, 0);
      expectNear([stated], [slope], 1e-6, kind);
    });
  }

  it("gray shows one number three times, and takes luma from a picture in color", () => {
    const variables = open("gray");
    expect([...shown(variables, Float64Array.from({ length: 12 }, (_, i) => (i === 11 ? 0.25 : 0))).slice(30)]).to.deep.equal([0, 0, 0, 0.25, 0.25, 0.25]); // prettier-ignore
    expect(variables.of(Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1))).to.deep.equal(
      Float64Array.of(0.299, 0.587, 0.114),
    );
  });

  it("decorrelated gives the palette mean 0 and covariance 1, but for a least variance of one level", () => {
    // Channels that lean on red.
    const noise = numbers(3 * 400, "palette");
    const data = Float32Array.from(
      noise,
      (value, i) => 0.5 + 0.06 * value + 0.12 * noise[i - (i % 3)]! * (1 - (i % 3) / 4),
    );
    const palette = { height: 20, width: 20, data };
    const variables = open("decorrelated", palette);
    const { mean, covariance } = colorMoments({ ...palette, data: Float32Array.from(variables.of(data)) });
    for (const value of mean) expect(value).to.be.closeTo(0, 1e-6);
    covariance.forEach((value, i) => expect(value).to.be.closeTo(i % 4 === 0 ? 1 : 0, 0.01));
  });

  it("decorrelated takes a palette of one color, one level to the unit", () => {
    const gray = { height: 1, width: 2, data: new Float32Array(6).fill(0.5) };
    const picture = shown(open("decorrelated", gray), new Float64Array(36).fill(1));
    for (const value of picture) expect(value).to.be.closeTo(0.5 + 1 / 255, 1e-12);
  });

  it("are bound by what they are: by channel, by luma, not at all", () => {
    const range = (values: Float64Array) => [Math.min(...values), Math.max(...values)];
    const [least, most] = range(lumaOf(cloth.data));
    const { lower, upper } = open("gray", cloth, "exemplar").bounds as { lower: Float64Array; upper: Float64Array };
    expect(lower).to.deep.equal(new Float64Array(pixels).fill(least!));
    expect(upper).to.deep.equal(new Float64Array(pixels).fill(most!));
    expect(open("decorrelated").bounds).to.deep.equal({ lower: -Infinity, upper: Infinity });
    expect(open("rgb").bounds).to.deep.equal({ lower: 0, upper: 1 });
  });
});
