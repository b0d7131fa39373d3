import { expect } from "chai";
import { createHash } from "node:crypto";
import { clientFiles } from "../../src/report/client-files";
import { pageData } from "../../src/report/page-data";
import { reportPage } from "../../src/report/html";
import { hostile, sample } from "./sample";

describe("report/html", () => {
  let page = "";
  before(async () => (page = await reportPage(sample())));

  it("holds the data, plotly.js and the page's script, once each, and no name ends an element", () => {
    expect(page.match(/<script/g)).to.have.length(3);
    expect(page.match(/<\/script/gi)).to.have.length(3);
    expect(page).not.to.include("<!--").and.not.include("<img src=x").and.not.include("alert(2)</script>");
    expect(page.match(/plotly\.js \(cartesian/g)).to.have.length(1);
    const [, json] = /id="data">(.*)<\/script>/.exec(page)!;
    expect(JSON.parse(json!)).to.deep.equal(JSON.parse(JSON.stringify(pageData(sample()))));
    expect(page).to.include("<title>&quot;&gt;&lt;/script&gt;&lt;script&gt;alert(2)&lt;/script&gt;&lt;!--</title>");
    expect(hostile.script).to.include("<!--");
  });

  it("names each of its two scripts in its policy, and lets no other run", () => {
    const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(page)!;
    const scripts = Array.from(page.matchAll(/<script>([^]*?)<\/script>/g), ([, text]) => text!);
    const hashes = scripts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
    expect(policy)
      .to.include("default-src 'none'")
      .and.include(`script-src ${hashes.join(" ")};`);
    expect(hashes).to.have.length(2);
  });

  it("bundles the page's script without what Node has", async () => {
    const { script, style } = await clientFiles();
    expect(script).not.to.match(/\brequire\(|node:/);
    expect(script.length).to.be.within(10_000, 100_000);
    expect(style)
      .to.include("light-dark(")
      .and.not.match(/url\(|@import/);
  });
});
