import { expect } from "chai";
import { temporaryFolder } from "../image/temporary";
import { describeShared, sharedFile } from "../support/shared";
import { texture } from "./texture";

/** Once the output folder is tried, all is set to begin. */
const BEGUN = "rename preview.png 1 SIGKILL";

describe("texture start", () => {
  const path = temporaryFolder();

  it("takes random filters where there are no weights, and says so", async () => {
    const { signal, stdout } = await texture(`start --out ${path("run")}`, { stopAt: BEGUN });
    expect(stdout).to.match(
      /^Pebbles from random filters \(no VGG weights found; texture weights fetch gets them\)\.\n$/,
    );
    expect(signal).to.equal("SIGKILL");
  });

  it("refuses a file in its folder's place in one sentence", async () => {
    const { code, stderr } = await texture(`start --out ${__filename}`);
    expect(code).to.equal(2);
    expect(stderr).to.match(/^texture: out: expected a folder .*; give another with --out\n$/);
  });

  describeShared("with weights", () => {
    it("takes VGG-16 from TEXTURE_WEIGHTS_DIR, and says so", async () => {
      const weightsFolder = sharedFile("weights");
      const { signal, stdout } = await texture(`start --out ${path("vgg")}`, { stopAt: BEGUN, weightsFolder });
      expect(stdout).to.equal(`Pebbles from VGG-16 (${sharedFile("weights/vgg16.safetensors")}).\n`);
      expect(signal).to.equal("SIGKILL");
    });
  });
});
