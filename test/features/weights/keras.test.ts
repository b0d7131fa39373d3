import { expect } from "chai";
import { bytesOf, sha256 } from "../../../src/core/hash";
import type { NdArray } from "../../../src/core/ndarray";
import { kerasWeights } from "../../../src/features/weights/keras";
import { registry } from "../../../src/features/weights/registry";
import { openSafetensors } from "../../../src/features/weights/safetensors";
import { expectRefusal } from "../../image/refusal";
import { describeShared, sharedFile } from "../../support/shared";
import { hdf5, kerasRelease, md5, smallTensors } from "../../support/small-weights";

const kernel = smallTensors.get("block1_conv1/kernel")!;
const bias = smallTensors.get("block1_conv1/bias")!;
const other: NdArray = { shape: [2], data: Float32Array.of(1, 2) };

async function expectBoth(bytes: Uint8Array): Promise<void> {
  const file = await kerasWeights(bytes, "small.h5");
  expect(file.keys).to.have.members(["block1_conv1/kernel", "block1_conv1/bias"]);
  expect(await file.read("block1_conv1/kernel")).to.deep.equal(kernel);
  expect(await file.read("block1_conv1/bias")).to.deep.equal(bias);
}

describe("weights/keras", () => {
  it("reads the release files' layout", async () => expectBoth(await kerasRelease()));

  it("reads what Keras 2 saves: groups of the layer's name twice, kernel:0 and bias:0; compressed, too", async () => {
    const layer = "block1_conv1/block1_conv1";
    await expectBoth(
      await hdf5([
        { name: `${layer}/kernel:0`, ...kernel, compression: 9 },
        { name: `${layer}/bias:0`, ...bias },
        { name: "predictions/predictions/kernel:0", ...other },
      ]),
    );
  });

  it("reads a whole model's weights and not its optimizer's", async () => {
    await expectBoth(
      await hdf5([
        { name: "Adam/vgg16/block1_conv1/kernel:0", ...other },
        { name: "model_weights/vgg16/block1_conv1/kernel:0", ...kernel },
        { name: "model_weights/vgg16/block1_conv1/bias:0", ...bias },
        { name: "model_weights/vgg16/block1_conv1/gamma:0", ...other },
      ]),
    );
  });

  it("vouches for what the release file holds, by the file's md5", async () => {
    const bytes = await kerasRelease();
    const file = await kerasWeights(bytes, "small.h5");
    expect(file.vouches(md5(bytes), "block1_conv1/bias", "")).to.be.true;
    expect(file.vouches(md5(bytes.subarray(1)), "block1_conv1/bias", "")).to.be.false;
  });

  it("refuses other numbers and shapes that no tensor has, when they are asked for", async () => {
    const name = "block1_conv1/kernel:0";
    const read = async (bytes: Uint8Array) => (await kerasWeights(bytes, "odd.h5")).read("block1_conv1/kernel");
    await expectRefusal(read(await hdf5([{ name, ...kernel, dtype: "<d" }])), "odd.h5", "another type of number");
    await expectRefusal(read(await hdf5([{ name, ...kernel, dtype: "<i4" }])), "odd.h5", "another type of number");
    await expectRefusal(read(await hdf5([{ name: "block1_conv1/bias:0", ...bias }])), "block1_conv1/kernel", "none");
    const zeros = { shape: [4097, 4096], data: new Float32Array(4097 * 4096) };
    await expectRefusal(read(await hdf5([{ name, ...zeros, compression: 9 }])), "shape [4097, 4096]");
  });

  it("refuses a file without the layers, one cut short, and one that is none", async () => {
    const bytes = await kerasRelease();
    await expectRefusal(kerasWeights(await hdf5([{ name: "dense/kernel:0", ...other }]), "odd.h5"), "without them");
    await expectRefusal(
      kerasWeights(bytes.subarray(0, 3000), "odd.h5"),
      "odd.h5",
      "is it cut short?",
      "--weights FILE",
    );
    await expectRefusal(kerasWeights(bytes.subarray(0, 100), "odd.h5"), "is it cut short?");
    await expectRefusal(kerasWeights(Buffer.from("words"), "odd.h5"), "is it cut short?");
  });

  it("ends in a refusal or in what the file holds, whatever bytes are altered", async function () {
    this.timeout(60_000);
    const bytes = await kerasRelease();
    let refused = 0;
    for (let i = 0; i < 12; i++) {
      const altered = Uint8Array.from(bytes);
      for (let k = 0; k < 8; k++) altered[(i * 97 + k * 131 + 8) % 2048]! ^= 1 << k;
      await kerasWeights(altered, "odd.h5", { patience: 5000 }).then(
        () => undefined,
        async (error: unknown) => (refused++, expectRefusal(Promise.reject(error as Error), "odd.h5")),
      );
    }
    expect(refused).to.be.above(6);
  });

  it("gives up a file that takes too long", async () => {
    await expectRefusal(kerasWeights(await kerasRelease(), "slow.h5", { patience: 1 }), "slow.h5", "no end");
  });
});

describeShared("weights/keras, published tensors", () => {
  it("reads VGG-16 from the release's layout as the registry has it", async function () {
    this.timeout(60_000);
    const from = await openSafetensors(sharedFile("weights/vgg16.safetensors"));
    const tensors = new Map<string, NdArray>();
    for (const key of from.keys) tensors.set(key, await from.read(key));
    await from.close();
    const file = await kerasWeights(await kerasRelease(tensors), "vgg16.h5");
    const found: Record<string, string> = {};
    for (const key of file.keys) found[key] = sha256(bytesOf((await file.read(key)).data));
    expect(found).to.deep.equal(registry.vgg16.tensors);
  });
});
