import { expect } from "chai";
import { lookAtGradient } from "../../src/analysis/gradient-look";
import { lossNamed } from "../../src/losses";
import { lossCases } from "../support/loss-cases";

describe("analysis/lookAtGradient", () => {
  for (const { description, sameSize, frozen } of lossCases)
    it(`${frozen ? `tells that ${frozen} is taken as constant by` : "passes"} ${description}`, async () => {
      const exemplar = sameSize ? [1, 3, 5, 4] : [1, 4, 6, 4];
      const { outcome, measured } = await lookAtGradient(
        lossNamed(description),
        [1, 3, 5, 4],
        exemplar as [1, number, number, number],
      );
      expect(outcome, String(measured)).to.equal(frozen ? "failed" : "passed");
    });
});
