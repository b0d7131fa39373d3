import { expect } from "chai";
import { colorCovariance } from "../../src/metrics/color-covariance";
import { goldenCases } from "./golden";
import { strip, textures } from "./pictures";

describe("colorCovariance", () => {
  it("is numpy's", () => {
    for (const [exemplar, candidate, value] of goldenCases("color_covariance"))
      expect(colorCovariance(exemplar, candidate)).to.be.closeTo(value, 1e-9);
  });

  it("by hand: half the contrast leaves a quarter of the covariance, one color none", () => {
    const exemplar = strip([0, 0.25, 0], [1, 0.75, 0]);
    expect(colorCovariance(exemplar, strip([0.25, 0.375, 0], [0.75, 0.625, 0]))).to.equal(0.75);
    expect(colorCovariance(exemplar, strip([0.5, 0.5, 0.5]))).to.equal(1);
  });

  it("is null for an exemplar of one color, but nothing between two such", () => {
    expect(colorCovariance(strip([0.5, 0.5, 0.5]), strip([0, 0, 0], [1, 1, 1]))).to.equal(null);
    expect(colorCovariance(strip([0.5, 0.5, 0.5]), strip([0, 0, 1], [0, 0, 1]))).to.equal(0);
  });

  for (const { name, exemplar, floor, shuffled } of textures)
    it(`${name}: nothing for the exemplar and its shuffled pixels, some for another draw`, () => {
      expect(colorCovariance(exemplar, exemplar)).to.equal(0);
      expect(colorCovariance(exemplar, shuffled)).to.be.below(1e-9);
      expect(colorCovariance(exemplar, floor)).to.be.within(1e-3, 0.5);
    });
});
