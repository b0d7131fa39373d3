import { expect } from "chai";
import { PassThrough } from "node:stream";
import { experimentView } from "../../../src/cli/experiment/view";

/** What an experiment of three runs shows, as text. */
function view(isTTY: boolean): string {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 120 });
  const shown = experimentView(3, 2, () => 0, stream as unknown as NodeJS.WriteStream);
  shown.progress("one", 0, 0.5);
  shown.ended("one", 0, { kind: "finished", seconds: 1.25 });
  shown.ended("two", 1, { kind: "failed", error: "on purpose\n    at file.js" });
  shown.ended("three", 0, { kind: "interrupted" });
  shown.end();
  return (stream.read() as Buffer).toString().replaceAll(/\x1b(?:\[[?\d;]*[A-Za-z]|[78])/g, "");
}

describe("cli/experiment/view", () => {
  it("is a line a run that ended where no terminal is", () =>
    expect(view(false)).to.equal("1 of 3  one: 1.3 s\n2 of 3  two failed: on purpose\n"));

  it("is bars on a terminal, with failures above them", () => {
    const said = view(true);
    expect(said).to.include("two failed: on purpose\n").and.include("3 of 3 runs");
    expect(said).not.to.include("file.js");
  });
});
