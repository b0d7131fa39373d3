import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { ndarray, type NdArray, type NdArrays } from "../../src/core/ndarray";
import { expectNear } from "../support/close";
import { lossOf } from "../support/losses";

interface Plain {
  readonly shape: number[];
  readonly data: number[];
}

interface Golden {
  readonly exemplar: Plain;
  readonly candidate: Plain;
  /** A candidate of the exemplar's size. */
  readonly same_size: Plain;
  readonly draws: Readonly<Record<string, Readonly<Record<string, Plain>>>>;
  readonly losses: Readonly<Record<string, number>>;
  readonly same_size_losses: Readonly<Record<string, number>>;
}

/** Made by golden/make_losses.py: pair by pair and rank by rank, as the losses are defined. */
const golden = JSON.parse(readFileSync(join(__dirname, "../golden/losses.json"), "utf8")) as Golden;

const array = ({ shape, data }: Plain): NdArray => ndarray(shape, data);
const drawsOf = (description: string): NdArrays | undefined => {
  const given = golden.draws[description];
  return given && Object.fromEntries(Object.entries(given).map(([name, plain]) => [name, array(plain)]));
};

describe("losses by their definitions", () => {
  const exemplar = array(golden.exemplar);

  for (const [description, expected] of Object.entries(golden.losses))
    it(description, () => {
      const found = lossOf(description, array(golden.candidate), exemplar, drawsOf(description));
      expectNear([found], [expected], 2e-5, description);
    });

  for (const [description, expected] of Object.entries(golden.same_size_losses))
    it(description, () => {
      expectNear([lossOf(description, array(golden.same_size), exemplar)], [expected], 1e-5, description);
    });

  it("differ from each other, so that none is held by another's number", () => {
    const values = Object.values(golden.losses).map((value) => value.toPrecision(6));
    expect(values.length - new Set(values).size).to.be.at.most(4); // mean and mmd_linear, Gram and its MMD, whole PCA.
  });
});
