import { expect } from "chai";
import { memory, setBackend, tensor, tensor4d, tidy, type Scalar, type Tensor4D } from "../../src/core/tensor";
import type { Shape4D } from "../../src/features/feature-set";
import { gramLoss } from "../../src/losses/gram-loss";
import { scales, type Scale } from "../../src/losses/scale";
import { expectClose } from "../support/close";
import { normals } from "../support/data";
import { assertGradient } from "../support/gradient";

const OUTPUT: Shape4D = [1, 1, 2, 2];

/** The loss of a candidate against an exemplar, two channels each. */
function measured(scale: Scale, candidate: number[], exemplar: number[]): number {
  const loss = gramLoss.with({ scale });
  const map = (data: number[]) => tensor4d(data, [1, data.length / 2, 1, 2]);
  return tidy(() => loss.measure(map(candidate), loss.prepare(map(exemplar), OUTPUT, {}), {}).dataSync()[0]!);
}

describe("gram-loss", () => {
  before(() => setBackend("cpu"));

  // Exemplar, positions (1 2) (3 4), each twice: Ĝ = [5 7; 7 10], as in gram.test.ts; ‖Ĝ‖² = 25 + 49 + 49 + 100 = 223.
  // Candidate, three positions (1 0) (0 0) (2 3): G = [5 6; 6 9] / 3. G − Ĝ = [−10/3 −5; −5 −7]:
  // squares 100/9 + 25 + 25 + 49 = 991/9.
  const exemplar = [1, 2, 3, 4, 1, 2, 3, 4];
  const candidate = [1, 0, 0, 0, 2, 3];

  it("paper is the squared distance over 4 N², N the channels", () => {
    expectClose([measured("paper", candidate, exemplar)], [991 / 9 / (4 * 2 ** 2)]);
  });

  it("relative is the squared distance over the exemplar's squared norm", () => {
    expectClose([measured("relative", candidate, exemplar)], [991 / 9 / 223]);
  });

  it("is zero where the statistics agree, whatever the arrangement or the number of positions", () => {
    for (const scale of scales) expect(measured(scale, [3, 4, 1, 2], exemplar)).to.equal(0);
  });

  it("divides by 1 where the exemplar's norm is zero", () => {
    // G = [5 6; 6 9] / 3: (25 + 36 + 36 + 81) / 9.
    expectClose([measured("relative", candidate, [0, 0, 0, 0])], [178 / 9]);
    expectClose([measured("paper", candidate, [0, 0, 0, 0])], [178 / 9 / 16]);
    expect(measured("relative", [0, 0], [0, 0])).to.equal(0);
  });

  for (const scale of scales) {
    it(`${scale} has the gradient of central differences`, () => {
      const loss = gramLoss.with({ scale });
      const target = normals([1, 4, 2, 3], 2);
      tidy(() => {
        const targets = loss.prepare(tensor(target.data, [1, 4, 2, 3]), [1, 3, 5, 3], {});
        assertGradient((x) => loss.measure(x as Tensor4D, targets, {}) as Scalar, normals([1, 3, 5, 3]));
      });
    });
  }

  it("keeps no tensor within tidy", () => {
    const before = memory().numTensors;
    measured("relative", candidate, exemplar);
    expect(memory().numTensors).to.equal(before);
  });
});
