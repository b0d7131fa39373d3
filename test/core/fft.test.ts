import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { complexesOf, fft2, inverseFft2, product, realsOf } from "../../src/core/fft";
import { expectNear } from "../support/close";

interface Case {
  readonly size: readonly [height: number, width: number];
  readonly values: readonly number[];
  readonly transform: readonly number[];
}

const golden = JSON.parse(readFileSync(join(__dirname, "../golden/fft.json"), "utf8")) as { transforms: Case[] };

describe("fft2", () => {
  for (const { size, values, transform } of golden.transforms) {
    it(`${size.join("×")}: is numpy's, and is undone by its inverse`, () => {
      const given = Float64Array.from(values);
      const found = fft2(given, ...size);
      expectNear(found, transform, 1e-14);
      expectNear(inverseFft2(found, ...size), values, 1e-14);
      expect(Array.from(given)).to.deep.equal(values);
    });
  }

  it("stays exact for a long line of no power of two", () => {
    // A wave of 123 periods over 1000 places: all of it at frequencies 123 and −123.
    const wave = Float64Array.from({ length: 1000 }, (_, i) => Math.cos((2 * Math.PI * ((123 * i) % 1000)) / 1000));
    const found = fft2(complexesOf(wave), 1, 1000);
    found.forEach((value, i) => expect(value).to.be.closeTo(i === 246 || i === 1754 ? 500 : 0, 1e-9));
  });

  it("refuses a plane of another size", () =>
    expect(() => fft2(new Float64Array(10), 2, 3)).to.throw("fft2: expected 12 numbers, got 10"));
});

describe("complex numbers", () => {
  it("multiply", () =>
    // (1 + 2i)(3 − 4i) = 11 + 2i; i · i = −1
    expect(Array.from(product(Float64Array.of(1, 2, 0, 1), Float64Array.of(3, -4, 0, 1)))).to.deep.equal([
      11, 2, -1, 0,
    ]));

  it("are made of real ones, and give them back", () => {
    expect(Array.from(complexesOf([5, 6]))).to.deep.equal([5, 0, 6, 0]);
    expect(Array.from(realsOf(Float64Array.of(5, 7, 6, 8)))).to.deep.equal([5, 6]);
  });
});
