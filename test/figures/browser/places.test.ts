import { expect } from "chai";
import { chmodSync, writeFileSync } from "node:fs";
import { findBrowser, usualPlaces } from "../../../src/figures/browser/places";
import { temporaryFolder } from "../../image/temporary";

describe("figures/browser/places", () => {
  const path = temporaryFolder();

  it("looks along PATH on Linux, for Chromium first, then Chrome, then Edge", () => {
    const places = usualPlaces("linux", { PATH: "/a:relative::/b c", HOME: "/home/x" });
    expect(places.slice(0, 2)).to.deep.equal(["/a/chromium", "/b c/chromium"]);
    expect(places).to.include.members(["/b c/google-chrome", "/a/microsoft-edge", "/a/msedge"]);
    expect(places.indexOf("/b c/google-chrome")).to.be.below(places.indexOf("/a/msedge"));
    expect(places.every((place) => place.startsWith("/a/") || place.startsWith("/b c/"))).to.be.true;
  });

  it("looks into both folders of applications on macOS, then along PATH", () => {
    const places = usualPlaces("darwin", { PATH: "/a", HOME: "/Users/x" });
    expect(places.slice(0, 2)).to.deep.equal([
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Users/x/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ]);
    expect(places).to.include.members(["/Applications/Chromium.app/Contents/MacOS/Chromium", "/a/chromium"]);
    expect(new Set(usualPlaces("darwin", {})).size).to.equal(3);
  });

  it("looks into the folders of programs on Windows", () => {
    const places = usualPlaces("win32", {
      ProgramFiles: "C:\\Program Files",
      LocalAppData: "D:\\Local",
      PATH: "C:\\x",
    });
    expect(places).to.include.members([
      "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
      "D:\\Local\\Google\\Chrome\\Application\\chrome.exe",
      "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe",
    ]);
    expect(places).to.have.length(6);
  });

  it("knows no place without an environment", () => expect(usualPlaces("linux")).to.deep.equal([]));

  it("takes the first that can be run; the one given and no other", async () => {
    for (const name of ["chromium", "google-chrome", "given"]) writeFileSync(path(name), "");
    chmodSync(path("google-chrome"), 0o755);
    chmodSync(path("given"), 0o755);
    const environment = { PATH: path("") };
    expect(await findBrowser({ environment }, "linux")).to.deep.equal({ path: path("google-chrome") });
    expect(await findBrowser({ environment, executable: "" }, "linux")).to.deep.equal({ path: path("google-chrome") });
    expect(await findBrowser({ environment, executable: path("given") }, "linux")).to.deep.equal({
      path: path("given"),
    });
    const { reason } = (await findBrowser({ environment, executable: path("chromium") }, "linux")) as {
      reason: string;
    };
    expect(reason).to.equal(`${JSON.stringify(path("chromium"))} is no file that can be run`);
    expect(await findBrowser({ environment, executable: "none" })).to.deep.equal({ reason: "none is wanted" });
  });
});
