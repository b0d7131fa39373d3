import { expect } from "chai";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { bytesOf, sha256 } from "../../../src/core/hash";
import type { NdArray } from "../../../src/core/ndarray";
import { featuresOf, weightsFor } from "../../../src/features/create";
import { stepsTo } from "../../../src/features/vgg-architecture";
import { loadWeights, weightsFiles, weightsHash } from "../../../src/features/weights/load";
import { registry } from "../../../src/features/weights/registry";
import { MD5, openSafetensors, SHA256 } from "../../../src/features/weights/safetensors";
import { verifyFile } from "../../../src/features/weights/verify";
import { writeSafetensors } from "../../../src/features/weights/write-safetensors";
import { expectRefusal } from "../../image/refusal";
import { temporaryFolder } from "../../image/temporary";
import { describeShared, sharedFile } from "../../support/shared";

const first = stepsTo("vgg19", ["relu1_1"]);

describe("weights/load", () => {
  const path = temporaryFolder();

  it("looks where it is told, in that order, for the registry's names in theirs", () => {
    for (const folder of ["one", "two"]) mkdirSync(path(folder));
    const named = ["two/vgg19.safetensors", "two/vgg19-block1-3.safetensors", "one/vgg19-block1-3.safetensors"];
    for (const name of named) writeFileSync(path(name), "");
    expect(weightsFiles("vgg19", { folders: [path("two"), path("none"), path("one")] })).to.deep.equal(named.map(path));
    expect(weightsFiles("vgg16", { folders: [path("two")] })).to.deep.equal([]);
    expect(weightsFiles("vgg16", { file: "that", folders: [path("two")] })).to.deep.equal(["that"]);
  });

  it("tells where it looked, and three ways on", async () => {
    await expectRefusal(
      loadWeights("vgg19", first, { folders: [path("here"), path("there")] }),
      `none in ${path("here")} or ${path("there")}`,
      ...["texture weights fetch vgg19", "--weights FILE", "--features random-pyramid"],
    );
    await expectRefusal(loadWeights("vgg19", first, {}), "none given");
  });
});

describeShared("weights/load, published tensors", () => {
  const path = temporaryFolder();
  const blocks1to3 = () => sharedFile("weights/vgg19-block1-3.safetensors");
  before(() => {
    for (const folder of ["first", "second"]) mkdirSync(path(folder));
  });

  async function tensorsOf(file: string): Promise<Map<string, NdArray>> {
    const opened = await openSafetensors(file);
    const tensors = new Map<string, NdArray>();
    for (const key of opened.keys) tensors.set(key, await opened.read(key));
    await opened.close();
    return tensors;
  }

  it("takes the first file that has all that is asked for", async () => {
    const whole = await tensorsOf(blocks1to3());
    const shallow = new Map([...whole].filter(([key]) => key.startsWith("block1_conv1")));
    await writeSafetensors(path("first/vgg19-block1-3.safetensors"), shallow, {});
    copyFileSync(blocks1to3(), path("second/vgg19-block1-3.safetensors"));
    const source = { folders: [path("first"), path("second")] };
    expect((await loadWeights("vgg19", first, source)).file).to.equal(path("first/vgg19-block1-3.safetensors"));
    const deeper = await loadWeights("vgg19", stepsTo("vgg19", ["pool3"]), source);
    expect(deeper.file).to.equal(path("second/vgg19-block1-3.safetensors"));
    await expectRefusal(loadWeights("vgg19", stepsTo("vgg19", ["pool4"]), source), "block4_conv1", "shallower layers");
  });

  it("hashes the tensors that layers use: deeper weights loaded do not change it", async () => {
    const { tensors } = registry.vgg19;
    const weights = await weightsFor({ name: "vgg19", layers: ["pool3"] }, { file: blocks1to3() });
    const both = tensors["block1_conv1/bias"]! + tensors["block1_conv1/kernel"]!; // in the order of their names
    expect(weightsHash(weights!, first)).to.equal(sha256(both));
    const settings = { name: "vgg19", layers: ["relu1_1"], pooling: "max", padding: "zero", seed: 0 } as const;
    const { identity, parameters } = featuresOf(settings, weights);
    expect(identity.weights).to.equal(sha256(both));
    expect(Object.keys(parameters)).to.have.members(["block1_conv1/kernel", "block1_conv1/bias"]);
    expect(() => featuresOf({ ...settings, name: "vgg16" }, weights)).to.throw("weights of vgg16");
    expect(() => featuresOf(settings, null)).to.throw("weights of vgg19");
  });

  it("takes a tensor of unknown sha256 where the file notes the release's md5 and its own sha256 of it", async () => {
    const key = "block4_conv1/bias";
    const bias = { shape: [512], data: Float32Array.from({ length: 512 }, (_, i) => i) };
    const [release] = registry.vgg19.sources;
    const md5 = release!.kind === "release" ? release!.md5 : "";
    const problems = async (metadata: Record<string, string>) => {
      await writeSafetensors(path("sealed"), new Map([...(await tensorsOf(blocks1to3())), [key, bias]]), metadata);
      return (await verifyFile(path("sealed"))).problems;
    };
    const seal = sha256(bytesOf(bias.data));
    expect(await problems({ [MD5]: md5, [SHA256 + key]: seal })).to.deep.equal([]);
    for (const wrong of [{}, { [MD5]: md5 }, { [SHA256 + key]: seal }, { [MD5]: md5, [SHA256 + key]: sha256("") }])
      expect((await problems(wrong)).join())
        .to.include(key)
        .and.include("texture weights fetch vgg19");
  });

  it("writes what it reads, numbers aligned, the same bytes whatever the order", async () => {
    const tensors = await tensorsOf(blocks1to3());
    await writeSafetensors(path("a"), tensors, { note: "x" });
    await writeSafetensors(path("b"), new Map([...tensors].reverse()), { note: "x" });
    const bytes = readFileSync(path("a"));
    expect(bytes.equals(readFileSync(path("b")))).to.be.true;
    expect(Number(bytes.readBigUInt64LE()) % 8).to.equal(0);
    const { good, network } = await verifyFile(path("a"));
    expect(network).to.equal("vgg19");
    expect(good).to.deep.equal([...tensors.keys()].sort());
  });
});
