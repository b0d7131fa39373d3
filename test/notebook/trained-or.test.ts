import { expect } from "chai";
import { writeFileSync } from "node:fs";
import { trainedOr } from "../../src/notebook/trained-or";
import { temporaryFolder } from "../image/temporary";

describe("notebook/trainedOr", () => {
  const path = temporaryFolder();
  const { TEXTURE_WEIGHTS_DIR: folder, TEXTURE_WORKBENCH_HOME: home } = process.env;
  afterEach(() => {
    for (const [name, value] of Object.entries({ TEXTURE_WEIGHTS_DIR: folder, TEXTURE_WORKBENCH_HOME: home }))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  });

  it("is the network where its file is at hand, else the other", () => {
    process.env.TEXTURE_WEIGHTS_DIR = path(".");
    process.env.TEXTURE_WORKBENCH_HOME = path("home");
    expect(trainedOr("vgg16", "random-vgg")).to.equal("random-vgg");
    writeFileSync(path("vgg16.safetensors"), "");
    expect(trainedOr("vgg16", "random-vgg")).to.equal("vgg16");
    expect(trainedOr("vgg19", "random-pyramid")).to.equal("random-pyramid");
  });
});
