import { expect } from "chai";
import { readFileSync } from "node:fs";
import { networks } from "../../src/features/vgg-architecture";
import { poolings } from "../../src/features/pooling";
import { exemplars } from "../../src/exemplars";
import { writePng } from "../../src/image/write";
import { evaluate } from "../../src/synthesis/evaluate";
import { temporaryFolder } from "../image/temporary";
import { eager } from "../support/compiled";
import { goldenImage } from "../support/golden";
import { describeShared, sharedFile } from "../support/shared";
import { itRefuses } from "./refusals";
import { texture } from "./texture";

interface Golden {
  readonly losses: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const weights = { vgg16: "weights/vgg16.safetensors", vgg19: "weights/vgg19-block1-3.safetensors" };

describeShared("texture evaluate, golden values", () => {
  const path = temporaryFolder();

  before(async () => {
    for (const name of ["exemplar", "candidate"] as const)
      await writePng({ height: 64, width: 64, data: goldenImage(`${name}_rgb`).data }, path(`${name}.png`));
  });

  for (const network of networks)
    for (const pooling of poolings)
      it(`prints PyTorch's losses: ${network}, ${pooling} pooling`, async () => {
        const golden = JSON.parse(readFileSync(sharedFile("golden/golden.json"), "utf8")) as Record<string, Golden>;
        const { losses } = golden[`${network}/${pooling}`]!;
        const options = `--features ${network} --pooling ${pooling} --weights ${sharedFile(weights[network])}`;
        const which = `--layers ${Object.keys(losses).join(",")} --losses gram/scale=paper --json`;
        const files = `${path("exemplar.png")} ${path("candidate.png")}`;
        const { code, stderr, stdout } = await texture(`evaluate ${files} ${options} ${which}`);
        expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
        const { layers } = JSON.parse(stdout) as { layers: Golden["losses"] };
        expect(Object.keys(layers)).to.deep.equal(Object.keys(losses));
        for (const [layer, { gram_gatys2015: expected }] of Object.entries(losses)) {
          expect(Object.keys(layers[layer]!)).to.deep.equal(["gram/scale=paper"]);
          const error = Math.abs(layers[layer]!["gram/scale=paper"]! / expected! - 1);
          expect(error <= 1e-5, `${layer}: relative error ${error}`).to.be.true;
        }
      });
});

describe("texture evaluate", () => {
  const cloth = "procedural:cloth:32x24";
  const layers = "--layers level1,level2";

  it("prints a table of layers and losses; pictures may differ in size", async () => {
    const { code, stdout } = await texture(
      `evaluate ${cloth} procedural:bricks:20x40 ${layers} --losses gram,gram/scale=paper`,
    );
    expect(code).to.equal(0);
    const number = /\d\.\d{4}e[+-]\d+/.source;
    const [head, ...rows] = stdout.trimEnd().split("\n");
    expect(head!.split(/ +/)).to.deep.equal(["layer", "gram", "gram/scale=paper"]);
    expect(rows).to.have.length(2);
    rows.forEach((row, i) => expect(row).to.match(new RegExp(`^level${i + 1} +${number} +${number}$`)));
  });

  it("prints the same numbers as JSON, with any engine", async () => {
    const files = `evaluate ${cloth} procedural:bricks:20x40 ${layers}`;
    const { stdout: text } = await texture(files);
    const { stdout: json } = await texture(`${files} --json --engine cpu`);
    const table = JSON.parse(json) as { layers: Record<string, { gram: number }> };
    expect(table).to.deep.include({ features: "random-pyramid", pooling: "average", padding: "zero" });
    for (const layer of ["level1", "level2"]) {
      const printed = Number(new RegExp(`${layer} +(.*)`).exec(text)![1]);
      expect(table.layers[layer]!.gram / printed).to.be.closeTo(1, 2e-4); // four digits are printed
      expect(printed).to.be.above(0.001);
    }
  });

  it("measures the second picture against the first, relative to the first", async () => {
    const [a, b] = [exemplars.cloth, exemplars.bricks].map((one) => one.draw({ height: 24, width: 32, seed: 1 }));
    const rgb = { name: "pixels", layers: ["pixels"], pooling: "average", padding: "zero", seed: 0 } as const;
    const { pixels: expected } = await evaluate(a!, b!, rgb, ["gram"], { engine: eager });
    const { stdout } = await texture(`evaluate ${cloth} procedural:bricks:32x24 --features pixels --json`);
    const { layers: found } = JSON.parse(stdout) as { layers: Record<string, Record<string, number>> };
    expect(found.pixels!.gram! / expected!.gram!).to.be.closeTo(1, 1e-5);
  });

  it("looks through a network that sees gray", async () => {
    const [a, b] = [exemplars.cloth, exemplars.bricks].map((one) => one.draw({ height: 24, width: 32, seed: 1 }));
    const choice = { name: "random-pyramid", layers: ["level1"], color: "gray" } as const;
    const { level1: expected } = await evaluate(a!, b!, choice, ["gram"], { engine: eager });
    const { stdout } = await texture(
      `evaluate ${cloth} procedural:bricks:32x24 --layers level1 --network-color gray --json`,
    );
    const table = JSON.parse(stdout) as { networkColor: string; layers: Record<string, Record<string, number>> };
    expect(table.networkColor).to.equal("gray");
    expect(table.layers.level1!.gram! / expected!.gram!).to.be.closeTo(1, 1e-4);
  });

  it("finds no difference between a picture and itself, and names each layer and loss once", async () => {
    const twice = "--layers level1,level1 --losses gram,gram --json";
    const { stdout } = await texture(`evaluate ${cloth} ${cloth} ${twice}`);
    const { layers: found } = JSON.parse(stdout) as { layers: Record<string, Record<string, number>> };
    expect(found).to.have.all.keys("level1");
    expect(found.level1).to.have.all.keys("gram");
    expect(found.level1!.gram).to.be.within(0, 1e-10);
  });

  const both = `evaluate ${cloth} ${cloth}`;
  itRefuses({
    "unknown features": [`${both} --features vgg11`, "features", '"vgg11"'],
    "an unknown layer": [`${both} --layers pool1`, "layers of random-pyramid", "level6", '"pool1"'],
    "an unknown loss": [`${both} --losses toString`, "loss", "one of gram", '"toString"'],
    "unknown pooling": [`${both} --pooling median`, "pooling", "average, max", '"median"'],
    "unknown padding": [`${both} --padding mirror`, "padding", "zero, reflect, circular", '"mirror"'],
    "an unknown color of the network": [`${both} --network-color grey`, "network-color", "full, gray", '"grey"'],
    "opponent filters of a random network": [`${both} --network-color without-opponent`, "network-color", "vgg16"],
    "an unknown engine": [`${both} --engine gpu`, "engine", "compiled, cpu", '"gpu"'],
    "a negative seed": [`${both} --network-seed -1`, "seed", "whole number ≥ 0", "got -1"],
    "missing weights": [
      `${both} --features vgg16`,
      "vgg16",
      "none in",
      "weights fetch",
      "--weights FILE",
      "random-pyramid",
    ],
    "pictures too small for the layers": [`${both} --layers level6`, "random-pyramid", "large enough", "level6"],
  });
});
