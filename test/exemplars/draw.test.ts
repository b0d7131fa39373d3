import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { exemplars } from "../../src/exemplars";
import { drawExemplar } from "../../src/exemplars/draw";
import { grayOf } from "../../src/exemplars/gray";

describe("exemplars/draw", () => {
  it("draws by name, with seed 1 where none is given", () => {
    const size = { height: 20, width: 16 };
    expect(drawExemplar("bricks", size)).to.deep.equal(exemplars.bricks.draw({ ...size, seed: 1 }));
    expect(drawExemplar("bricks", size, 2)).to.deep.equal(exemplars.bricks.draw({ ...size, seed: 2 }));
    expect(drawExemplar("bricks-gray", size)).to.deep.equal(grayOf(exemplars.bricks.draw({ ...size, seed: 1 })));
  });

  it("refuses other names and sides too long", () => {
    const size = { height: 16, width: 16 };
    for (const name of ["brick", "toString", ""])
      expect(() => drawExemplar(name, size), name).to.throw(UsageError, /^exemplar: expected one of pebbles, .*stripes, dyed-cloth, each also with "-gray", after "procedural:"/); // prettier-ignore
    expect(() => drawExemplar("bricks", { ...size, width: 4097 })).to.throw(UsageError, "at most 4096 pixels a side");
  });
});
