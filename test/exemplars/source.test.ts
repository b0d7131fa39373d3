import { expect } from "chai";
import { exemplarName } from "../../src/exemplars/source";

describe("exemplars/source", () => {
  it("names a procedure's exemplar by the procedure, a file's without folder and ending", () => {
    expect(["procedural:bricks", "photos/brick wall.one.jpg", "a"].map(exemplarName)).to.deep.equal([
      ...["bricks", "brick wall.one", "a"],
    ]);
  });
});
