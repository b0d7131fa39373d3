import { expect } from "chai";
import { escapedHtml, pictureTag } from "../../src/notebook/html";

describe("notebook/html", () => {
  it("leaves no character that would end a text or an attribute", () => {
    expect(escapedHtml(`<a title="x" id='y'>&amp;`)).to.equal("&lt;a title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;");
  });

  it("holds a picture whole, with its size, and words for it that cannot end their attribute", () => {
    const bytes = Uint8Array.from([255, 0, 7]);
    const size = { height: 20, width: 30 };
    const tag = pictureTag({ type: "image/png", bytes, ...size, alt: '"><script>', crisp: true });
    expect(tag).to.match(/^<img [^>]*>$/);
    for (const part of ['alt="&quot;&gt;&lt;script&gt;"', 'width="30" height="20"', "pixelated", "base64,/wAH"])
      expect(tag).to.include(part);
    expect(pictureTag({ type: "image/svg+xml", bytes: "<svg/>", ...size, alt: "" }))
      .to.include(`src="data:image/svg+xml;base64,${Buffer.from("<svg/>").toString("base64")}"`)
      .and.not.include("pixelated");
  });
});
