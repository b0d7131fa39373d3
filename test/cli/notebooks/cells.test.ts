import { expect } from "chai";
import { moduleOf } from "../../../src/cli/notebooks/cells";

describe("cli/notebooks/cells", () => {
  it("puts each cell in a block inside the one before, imports before all, and knows where lines come from", () => {
    const { text, places, problems } = moduleOf(['import { a, b as c } from "m";\nconst x = a;', "const x = c;"]);
    expect(text.split("\n").map((line) => line.trimEnd())).to.deep.equal([
      'import { a } from "m";',
      'import { b as c } from "m";',
      "export {};",
      "{",
      "",
      "const x = a;",
      "{",
      "const x = c;",
      "}}",
    ]);
    expect(places[0]).to.deep.equal({ cell: 1, line: 1 });
    expect(places[5]).to.deep.equal({ cell: 1, line: 2 });
    expect(places[7]).to.deep.equal({ cell: 2, line: 1 });
    expect(problems).to.deep.equal([]);
  });

  it("takes a name once that cells import alike, and tells one that comes from elsewhere", () => {
    const { text, problems } = moduleOf([
      'import d, * as n from "m";',
      'import d from "m";',
      '\nimport { d } from "other";',
    ]);
    expect(text.match(/import/g)).to.have.length(2);
    expect(problems).to.deep.equal([{ cell: 3, line: 2, message: "d is imported from elsewhere before" }]);
  });

  it("keeps types and imports without a name", () => {
    const { text } = moduleOf(['import type { T } from "m";\nimport "effect";']);
    expect(text).to.match(/^import type \{ T \} from "m";\nimport "effect";\n/);
  });
});
