import { expect } from "chai";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onnx } from "onnx-proto";
import { bytesOf } from "../../src/core/hash";
import { noiseStart } from "../../src/synthesis/climb";
import { lossesOf } from "../../src/synthesis/loss-choice";
import { runWeights } from "../../src/synthesis/run-weights";
import { scaleObjective } from "../../src/synthesis/scale-objective";
import { placesAt } from "../../src/synthesis/layers-at";
import { resolveSettings } from "../../src/synthesis/resolve-settings";
import type { SynthesisOptions } from "../../src/synthesis/settings";
import type { WeightsSource } from "../../src/features/weights/load";
import { exemplars } from "../../src/exemplars";
import { temporaryFolder } from "../image/temporary";
import { compiled } from "../support/compiled";
import { expectNear } from "../support/close";
import { noiseImage } from "../support/data";
import { describePython, python } from "../support/python";
import { describeShared, sharedFile } from "../support/shared";
import { itRefuses } from "./refusals";
import { texture } from "./texture";

interface InPython {
  readonly outputs: Readonly<Record<string, number[]>>;
  readonly required: string[];
  readonly overridable: string[];
  readonly unweighted: number;
  readonly unshaped: string[];
  readonly nodes: string[];
  readonly initializers: string[];
  readonly producer: [string, string];
  readonly metadata: Readonly<Record<string, string>>;
  readonly description: string;
}

const size = { height: 48, width: 56 };
const exemplar = exemplars.pebbles.draw({ height: 40, width: 64, seed: 1 });
const SCRIPT = join(__dirname, "../support/run_onnx.py");

/** Exports by command, runs in Python, and holds all outputs to 1e-6 of the compiled engine's. */
async function sameInPython(
  folder: (name: string) => string,
  flags: string,
  options: SynthesisOptions,
  weights: WeightsSource = {},
): Promise<InPython> {
  const [file, pixels] = [folder("objective.onnx"), folder("image.f32")];
  const { code, stderr } = await texture(`export procedural:pebbles:64x40 --size 56x48 ${flags} --out ${file}`);
  expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
  const image = noiseImage(size.height, size.width, 2);
  writeFileSync(pixels, bytesOf(image.data));
  const found = python(SCRIPT, [file, pixels, String(size.height), String(size.width)]) as InPython;

  const settings = resolveSettings({ ...options, size, scales: 1 }, exemplar);
  const scale = settings.scales[0]!;
  const start = () => noiseStart({ pictures: { exemplar }, settings, index: 0, scale });
  const objective = await scaleObjective({
    ...{
      settings,
      losses: lossesOf(settings, []),
      places: placesAt(settings, 0),
      pictures: { exemplar },
      output: size,
      reference: start,
      engine: compiled,
    },
    weights: (await runWeights(settings, weights)).weights,
  });
  const { evaluate } = await objective.round(0);
  const { value, gradient, terms } = await evaluate(image.data);
  await objective.release();
  expectNear(found.outputs.total!, [value], 1e-6, "total");
  expectNear(found.outputs.gradient!, gradient, 1e-6, "gradient");
  expect(Object.keys(found.outputs)).to.have.members(["total", "gradient", ...layersOf(terms)]);
  for (const [name, term] of Object.entries(terms)) expectNear(found.outputs[`term/${name}`]!, [term], 1e-6, name);
  expect(value).to.be.above(1e-3);
  expect(found.unshaped, "values without an inferred shape").to.deep.equal([]);
  expect(found.required).to.deep.equal(["image"]);
  expect(found.unweighted).to.equal(0);
  return found;
}

const layersOf = (terms: object) => Object.keys(terms).map((name) => `term/${name}`);

describePython("texture export, in Python's onnxruntime", function () {
  this.timeout(120_000);
  const path = temporaryFolder();

  it("gives the same value, terms and gradient: random-pyramid", async () => {
    const { overridable, nodes } = await sameInPython(path, "--layers level1:2,level3 --padding reflect", {
      layers: [
        { layer: "level1", weight: 2 },
        { layer: "level3", weight: 1 },
      ],
      padding: "reflect",
    });
    expect(overridable).to.include.members(["target/gram@level3/statistic", "weight/gram@level1"]);
    expect(nodes).to.include.members(["level1", "level2/halved", "level3", "gradient/level3", "gradient/level1"]);
  });

  it("gives the same with two losses, balanced and normalized: random-vgg", async () => {
    const flags =
      "--features random-vgg --layers pool1,relu2_1 --pooling max --padding circular --balance value --normalize";
    await sameInPython(path, `${flags} --loss gram,gram/scale=paper:2 --init uniform --seed 3`, {
      features: "random-vgg",
      layers: ["pool1", "relu2_1"].map((layer) => ({ layer, weight: 1 })),
      losses: [
        { loss: "gram", weight: 1 },
        { loss: "gram/scale=paper", weight: 2 },
      ],
      ...{ pooling: "max", padding: "circular", balance: "value", normalized: true, init: "uniform", seed: 3 },
    });
  });

  describeShared("vgg16 to pool4", () => {
    for (const pooling of ["average", "max"])
      it(`gives the same: ${pooling} pooling; names tell layers, losses and weights`, async () => {
        const file = sharedFile("weights/vgg16.safetensors");
        const flags = `--features vgg16 --pooling ${pooling} --weights ${file}`;
        const found = await sameInPython(path, flags, { features: "vgg16", pooling }, { file });
        const values = ["conv1_1", "relu1_1", "pool1", "pool4", "gram@relu1_1", "gram@pool4/statistic"];
        expect(found.nodes).to.include.members([...values, "gradient/relu1_1", "gradient/pool4", "gradient/conv1_1"]);
        expect(found.initializers).to.include.members(["block1_conv1/kernel", "block1_conv1/bias"]);
        expect(found.metadata).to.include({ weights_license: "CC BY 4.0" });
      });
  });
});

describe("texture export", () => {
  const path = temporaryFolder();

  it("tells in the file what it is", async () => {
    const file = path("told.onnx");
    const { stdout } = await texture(`export procedural:cloth:24x20 --features pixels --out ${file}`);
    expect(stdout).to.match(/^\S+told\.onnx {2}\d+\.\d MiB, an objective of opset 18 for cloth\n$/);
    const model = onnx.ModelProto.decode(readFileSync(file));
    const { version } = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8")) as { version: string };
    expect([model.producerName, model.producerVersion]).to.deep.equal(["texture-workbench", version]);
    expect(model.docString).to.include("gram on pixels, 24×20 pixels, exemplar procedural:cloth:24x20");
    const metadata: Record<string, unknown> = {};
    for (const { key, value } of model.metadataProps) metadata[key!] = JSON.parse(value!);
    expect(metadata.settings).to.deep.equal({
      features: { name: "pixels", pooling: "average", padding: "zero", seed: 0, normalized: false },
      layers: [{ layer: "pixels", weight: 1 }],
      losses: [{ loss: "gram", weight: 1 }],
      balance: "none",
      size: { height: 20, width: 24 },
    });
    expect(metadata.exemplar)
      .to.have.property("pixelsSha256")
      .that.matches(/^[0-9a-f]{64}$/);
    expect(metadata.versions).to.have.property("workbench", version);
    expect(model.graph!.node!.map(({ name }) => name)).to.include.members(["pixels", "gram@pixels", "gradient/pixels"]);
  });

  const start = "export procedural:cloth:32x32 --out objective.onnx";
  itRefuses({
    "a folder that is not there": [
      "export procedural:cloth:32x32 --out no/o.onnx",
      "write",
      "no folder",
      "make it first",
    ],
    "missing weights": [`${start} --features vgg16`, "vgg16", "got none in", "--weights FILE"],
    "an unknown layer": [`${start} --layers pool1`, "layers of random-pyramid", '"pool1"'],
  });
});
