import { expect } from "chai";
import { join } from "node:path";
import { reasonToSkip, sharedFile } from "./shared";

const none = join(__dirname, "no such folder");

describe("support/shared", () => {
  it("skips only where the folder is absent and CI is not set", () => {
    expect(reasonToSkip(none, undefined)).to.include("there is no folder").and.include("no such folder");
    expect(reasonToSkip(none, "")).to.be.a("string");
    expect(reasonToSkip(none, "true")).to.be.undefined;
    expect(reasonToSkip(__dirname, undefined)).to.be.undefined;
  });

  it("fails for a missing file, whether its folder exists or not", () => {
    expect(() => sharedFile("absent.json", none)).to.throw("expected a file");
    expect(() => sharedFile("absent.json", __dirname)).to.throw("expected a file");
    expect(sharedFile("shared.ts", __dirname)).to.equal(join(__dirname, "shared.ts"));
  });
});
