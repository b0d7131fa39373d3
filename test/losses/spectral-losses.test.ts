import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { ndarray } from "../../src/core/ndarray";
import { expectNear } from "../support/close";
import { lossOf } from "../support/losses";

interface Case {
  readonly candidate: { readonly shape: number[]; readonly data: number[] };
  readonly exemplar: { readonly shape: number[]; readonly data: number[] };
  readonly losses: Readonly<Record<string, number>>;
}

const { cases } = JSON.parse(readFileSync(resolve("test/golden/spectral-losses.json"), "utf8")) as { cases: Case[] };

describe("spectral losses against numpy", () => {
  for (const { candidate, exemplar, losses } of cases)
    for (const [loss, expected] of Object.entries(losses))
      it(`${loss}, ${candidate.shape[1]}×${candidate.shape[2]} against ${exemplar.shape[1]}×${exemplar.shape[2]}`, () => {
        const [a, b] = [candidate, exemplar].map(({ shape, data }) => ndarray(shape, data));
        expectNear([lossOf(loss, a!, b!)], [expected], 1e-5, loss);
      });
});
