import { expect } from "chai";
import { endOf, sentenceOn } from "../../../src/notebook/kernel/end";

const end = { code: null, signal: null, words: "", heap: 300 };

describe("notebook/kernel/end", () => {
  it("tells causes apart by what a process leaves behind", () => {
    const heap = "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory";
    expect(endOf({ ...end, signal: "SIGABRT", words: heap })).to.equal("heap");
    expect(endOf({ ...end, signal: "SIGABRT", words: "noise" })).to.equal("native");
    expect(endOf({ ...end, signal: "SIGKILL", words: "noise" })).to.equal("killed");
    expect(endOf({ ...end, code: 3 })).to.equal("exit");
    expect(endOf({ ...end, code: 1, words: "Error: x\n" })).to.equal("failed");
  });

  it("says the error that a process ended with, not what surrounds it", () => {
    const words = "file.js:3\n  here\n\nTypeError: no such thing\n    at f\n\nNode.js v20\n";
    expect(sentenceOn("failed", { ...end, code: 1, words })).to.match(/exit code 1: TypeError: no such thing /);
    expect(sentenceOn("heap", end)).to.match(/300 MiB/);
  });
});
