import { expect } from "chai";
import { frameHtml, pictureRoom } from "../../../src/notebook/live/frame";

describe("notebook/live/frame", () => {
  it("is a line, a bar as long as the work is done, and the parts side by side", () => {
    const html = frameHtml({ line: "a < b", share: 0.375, parts: ["<i>1</i>", "<i>2</i>"] });
    expect(html).to.include("a &lt; b").and.include('aria-valuenow="37.5"').and.include("width:37.5%");
    expect(html).to.match(/flex[^>]*><i>1<\/i><i>2<\/i>/);
    expect(html.match(/<div/g)!.length).to.equal(html.match(/<\/div>/g)!.length);
  });

  it("has no bar where a run has ended", () => {
    expect(frameHtml({ line: "", share: undefined, parts: [] })).not.to.include("progressbar");
  });

  it("gives a picture whole pixels where it is small, and less than one where it is large", () => {
    expect(pictureRoom({ height: 32, width: 48 })).to.deep.equal({ height: 160, width: 240 });
    expect(pictureRoom({ height: 256, width: 200 })).to.deep.equal({ height: 256, width: 200 });
    expect(pictureRoom({ height: 512, width: 1024 })).to.deep.equal({ height: 128, width: 256 });
  });
});
