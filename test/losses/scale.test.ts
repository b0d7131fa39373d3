import { expect } from "chai";
import { lossNamed } from "../../src/losses";
import { relativeError } from "../support/close";
import { normals } from "../support/data";
import { lossOf } from "../support/losses";

describe("summed scales", () => {
  // The output has 6 positions, the exemplar 20.
  const candidate = normals([1, 2, 3, 4], 1);
  const exemplar = normals([1, 4, 5, 4], 2);
  for (const name of ["gram", "batchnorm", "mmd_linear", "mmd_polynomial", "total_variation"])
    it(`${name}: the paper's constant times the output's positions, or their square`, () => {
      const value = (scale: string) => lossOf(`${name}/scale=${scale}`, candidate, exemplar);
      const paper = value("paper");
      expect(relativeError([value("paper_m"), value("paper_m2")], [6 * paper, 36 * paper])).to.be.below(1e-6);
    });

  it("are for those losses alone", () => {
    expect(() => lossNamed("covariance/scale=paper_m")).to.throw("covariance: expected another scale");
    expect(lossNamed("gram/scale=paper_m2").name).to.equal("gram/scale=paper_m2");
  });
});

describe("cmd/unit", () => {
  it("divides features before the sigmoid, on either scale", () => {
    const [candidate, exemplar] = [normals([1, 3, 4, 2], 3), normals([1, 3, 4, 2], 4)];
    const halved = (map: typeof candidate) => ({ ...map, data: map.data.map((value) => value / 2) });
    const stated = lossOf("cmd/unit=2/scale=paper", candidate, exemplar);
    expect(stated).to.be.closeTo(lossOf("cmd/scale=paper", halved(candidate), halved(exemplar)), 1e-6);
    expect(stated).to.not.be.closeTo(lossOf("cmd/scale=paper", candidate, exemplar), 1e-3);
    const relative = lossOf("cmd/unit=2", candidate, exemplar);
    expect(relative).to.be.closeTo(lossOf("cmd/unit=1", halved(candidate), halved(exemplar)), 1e-6);
  });
});
