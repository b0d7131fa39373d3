import { expect } from "chai";
import { createHash } from "node:crypto";
import { pictureInfo } from "../../src/synthesis/picture-info";

describe("synthesis/picture-info", () => {
  it("holds the hash of the float32 pixels, and of the file where there is one", () => {
    const image = { height: 1, width: 2, data: Float32Array.from([0, 0.25, 0.5, 0.75, 1, 0]) };
    const pixelsSha256 = createHash("sha256").update(Buffer.from(image.data.buffer)).digest("hex");
    const shared = { source: "a.png", height: 1, width: 2, pixelsSha256 };
    expect(pictureInfo("a.png", image)).to.deep.equal({ ...shared, sha256: pixelsSha256 });
    expect(pictureInfo("a.png", image, "f".repeat(64))).to.deep.equal({ ...shared, sha256: "f".repeat(64) });
  });
});
