import { expect } from "chai";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { registry } from "../../src/features/weights/registry";
import type { SynthesisRecord } from "../../src/synthesis/record";
import { temporaryFolder } from "../image/temporary";
import { describeShared, sharedFile } from "../support/shared";
import { draft, itRefuses, type Files } from "./refusals";
import { texture } from "./texture";

const vgg19 = (weights: string, layer = "relu1_1") =>
  `${draft} --features vgg19 --layers ${layer} --weights ${weights}`;
const blocks1to3 = () => sharedFile("weights/vgg19-block1-3.safetensors");

/** A safetensors file with these entries in its header and `size` bytes after it. */
function safetensors(entries: object, size: number): Buffer {
  const header = Buffer.from(JSON.stringify(entries));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header, Buffer.alloc(size)]);
}

const kernel = { dtype: "F32", shape: [3, 3, 3, 64], data_offsets: [0, 6912] };
const bias = { dtype: "F32", shape: [64], data_offsets: [6912, 7168] };

function files(): Promise<Files> {
  const honest = safetensors({ "block1_conv1/kernel": kernel, "block1_conv1/bias": bias }, 7168);
  const endless = Buffer.from(honest);
  endless.writeBigUInt64LE(1n << 40n);
  return Promise.resolve({
    zeros: honest,
    cut: honest.subarray(0, -1),
    empty: "",
    words: "a text that calls itself weights",
    endless,
    beyond: safetensors({ "block1_conv1/bias": { ...bias, data_offsets: [0, 1e9] } }, 7168),
    backwards: safetensors({ "block1_conv1/bias": { ...bias, data_offsets: [256, 0] } }, 7168),
    shape: safetensors({ "block1_conv1/kernel": kernel, "block1_conv1/bias": { ...bias, shape: [65] } }, 7168),
    half: safetensors({ "block1_conv1/kernel": kernel, "block1_conv1/bias": { ...bias, dtype: "F16" } }, 7168),
    "folder/": "",
  });
}

describe("texture synthesize, --weights", () => {
  const other = "another file with --weights FILE";
  itRefuses(
    {
      "no weights": [
        `${draft} --features vgg16`,
        "vgg16",
        "none in",
        "weights fetch vgg16",
        "--weights FILE",
        "random-pyramid",
      ],
      "a file that is not there": [vgg19("none"), "weights", "none", "ENOENT", "--weights FILE"],
      "a folder": [vgg19("folder"), "weights", "a folder", "--weights FILE"],
      "an empty file": [vgg19("empty"), "weights", "safetensors", "0 bytes", "--weights FILE"],
      "no safetensors": [vgg19("words"), "weights", "safetensors", "--weights FILE"],
      "a file cut short": [vgg19("cut"), "weights", "cut short", "--weights FILE"],
      "a header longer than the file": [vgg19("endless"), "weights", "header within the file", "--weights FILE"],
      "a tensor beyond the file": [vgg19("beyond"), "weights", "block1_conv1/bias within the file", "--weights FILE"],
      "a tensor that ends before it begins": [vgg19("backwards"), "weights", "block1_conv1/bias", "--weights FILE"],
      "a tensor of another length than its shape": [vgg19("shape"), "weights", "block1_conv1/bias", "--weights FILE"],
      "another type of number": [vgg19("half"), "weights", "float32", "F16", "--weights FILE"],
      "the wrong network": [vgg19("zeros"), "vgg19", "sha256", "not the published network", other],
    },
    { files },
  );
});

describeShared("texture synthesize, published weights", () => {
  const path = temporaryFolder();

  itRefuses(
    {
      "weights with one bit turned": [vgg19("altered"), "vgg19", "block1_conv1/kernel", "not the published network"],
      "weights without the layer": [
        vgg19("whole", "pool4"),
        ...["vgg19", "block4_conv1", "shallower layers", "--weights FILE"],
      ],
      "another network's weights": [
        vgg19("whole").replace("vgg19", "vgg16"),
        ...["vgg16", "sha256", "not the published network"],
      ],
    },
    {
      files: () => {
        const whole = readFileSync(blocks1to3());
        const altered = Buffer.from(whole);
        altered[8 + Number(whole.readBigUInt64LE()) + 1000]! ^= 1;
        return Promise.resolve({ whole, altered });
      },
    },
  );

  it("tells the sha256 of the tensors used in the record", async () => {
    const command = vgg19(blocks1to3()).replace("--out out", `--out ${path("run")}`);
    const { code, stdout } = await texture(`${command} --json`);
    expect(code).to.equal(0);
    const { tensors } = registry.vgg19;
    const both = tensors["block1_conv1/bias"]! + tensors["block1_conv1/kernel"]!; // in the order of their names
    const sha256 = createHash("sha256").update(both).digest("hex");
    expect((JSON.parse(stdout) as SynthesisRecord).weights).to.deep.equal({ sha256 });
  });
});
