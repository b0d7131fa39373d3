import { expect } from "chai";
import { readFileSync } from "node:fs";
import { exemplars } from "../../src/exemplars";
import { readImage } from "../../src/image/read";
import { writePng } from "../../src/image/write";
import { recordSchema, type SynthesisRecord } from "../../src/synthesis/record";
import { sha256 } from "../../src/core/hash";
import { algorithmVersions } from "../../src/synthesis/versions";
import { temporaryFolder } from "../image/temporary";
import { texture } from "./texture";

describe("texture synthesize", () => {
  const path = temporaryFolder();
  const recordIn = (folder: string): SynthesisRecord =>
    recordSchema.parse(JSON.parse(readFileSync(path(`${folder}/record.json`), "utf8")));

  before(() => writePng(exemplars.cloth.draw({ height: 32, width: 48, seed: 1 }), path("cloth.png")));

  describe("a run of two scales", () => {
    let stdout = "";
    let stderr = "";
    let record: SynthesisRecord;

    before(async () => {
      const options = "--layers level1,level2:0.5 --loss gram,gram/scale=paper:1e-9 --scales 2";
      const command = `synthesize ${path("cloth.png")} ${options} --evaluations 7,5 --seed 3 --memory 7 --out ${path("run")}`;
      ({ stdout, stderr } = await texture(command));
      record = recordIn("run");
    });

    it("tells what it made and where, and the scales as they end", () => {
      expect(stdout).to.match(/^objective \d\.\d{3}e-\d+ after 12 evaluations in \d+\.\d s \(evaluation limit\)\n/);
      for (const file of ["image.png", "curve.html", "curve.png", "record.json"])
        expect(stdout).to.include(path(`run/${file}`));
      expect(stderr).to.match(/^24×16: 7 evaluations, objective .*\n48×32: 5 evaluations, objective .*\n$/);
    });

    it("records what determined it", () => {
      const bytes = readFileSync(path("cloth.png"));
      expect(record.exemplar).to.include({ source: path("cloth.png"), height: 32, width: 48, sha256: sha256(bytes) });
      expect(record).to.include({ kind: "synthesis", seed: 3, weights: null, engine: "compiled" });
      expect(record.key).to.match(/^[0-9a-f]{64}$/);
      expect(record.options).to.deep.include({
        seed: 3,
        init: "color-matched",
        balance: "none",
        rounds: 1,
        bounds: "unit",
      });
      expect(record.options.optimizer).to.deep.equal({ method: "lbfgsb", memory: 7 });
      const { dependencies, version } = JSON.parse(readFileSync(`${__dirname}/../../package.json`, "utf8")) as {
        version: string;
        dependencies: object;
      };
      expect(dependencies).to.include.keys("@tensorflow/tfjs", "onnxruntime-node");
      const { workbench, node, algorithms, ...others } = record.versions;
      expect({ workbench, node }).to.deep.equal({ workbench: version, node: process.versions.node });
      expect(algorithms).to.deep.equal(algorithmVersions);
      for (const name of ["tfjs", "onnxruntime"]) expect(others[name]).to.match(/^\d+\.\d+\.\d+$/);
    });

    it("records how it went: every term of every evaluation", () => {
      expect(record.evaluations).to.equal(12);
      expect(record.stop).to.equal("evaluation limit");
      expect(record.seconds).to.be.within(0.01, 60);
      expect(record.curve.map(({ height, width }) => [height, width])).to.deep.equal([[16, 24], [32, 48]]); // prettier-ignore
      expect(record.curve.map(({ total }) => total.length)).to.deep.equal([7, 5]);
      expect(record.objective).to.equal(Math.min(...record.curve[1]!.total));
      const losses = ["gram", "gram/scale=paper"];
      const names = (...layers: string[]) => layers.flatMap((layer) => losses.map((loss) => `${loss}@${layer}`));
      expect(Object.keys(record.curve[0]!.terms)).to.deep.equal(names("level1")); // level2 has 8 rows there
      expect(Object.keys(record.curve[1]!.terms)).to.deep.equal(names("level1", "level2"));
      for (const { total, terms } of record.curve)
        total.forEach((value, i) => {
          const sum = Object.values(terms).reduce((all, term) => all + term[i]!, 0);
          expect(Math.abs(sum - value) / value, `terms of evaluation ${i}`).to.be.at.most(1e-5);
        });
    });

    it("draws the curve as a picture, twice as fine as a page shows it", async () => {
      expect(await readImage(path("run/curve.png"))).to.include({ height: 1080, width: 1800 });
    });

    it("writes a picture of the size asked for and a page with the curve", async () => {
      expect(await readImage(path("run/image.png"))).to.include({ height: 32, width: 48 });
      const page = readFileSync(path("run/curve.html"), "utf8");
      expect(page).to.include("<title>cloth: random-pyramid, gram + gram/scale=paper</title>");
      expect(page).to.include(JSON.stringify(record.curve[0]!.total).slice(1, -1));
    });
  });

  it("takes a preset, and options over it", async () => {
    const options = "--preset gatys2015/code --features random-vgg --layers relu1_1 --evaluations 2 --quiet";
    await texture(`synthesize ${path("cloth.png")} ${options} --out ${path("preset")}`);
    expect(recordIn("preset").options).to.deep.include({
      preset: "gatys2015/code",
      init: "white-gaussian/around=imagenet/sigma=1",
      bounds: "exemplar",
    });
    expect(recordIn("preset").options.layers).to.deep.equal([{ layer: "relu1_1", weight: 1 }]);
  });

  it("hands every option on", async () => {
    const options = [
      ...["--features random-vgg", "--layers pool1,relu1_1:2", "--loss gram/scale=paper:3", "--pooling max"],
      ...[
        "--padding circular",
        "--network-seed 4",
        "--normalize",
        "--balance gradient",
        "--rounds 2",
        "--init uniform",
        "--seed 5",
      ],
      ...["--size 24x20", "--scales 1", "--evaluations 2", "--engine cpu", "--optimizer adam", "--learning-rate 0.5"],
    ];
    const command = `synthesize ${path("cloth.png")} ${options.join(" ")} --json --out ${path("options")}`;
    const { code, stdout, stderr } = await texture(command);
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).to.deep.equal({ ...recordIn("options"), folder: path("options") });
    expect(recordIn("options").options).to.deep.equal({
      features: { name: "random-vgg", pooling: "max", padding: "circular", seed: 4, normalized: true },
      layers: [
        { layer: "relu1_1", weight: 2 },
        { layer: "pool1", weight: 1 },
      ],
      losses: [{ loss: "gram/scale=paper", weight: 3 }],
      balance: "gradient",
      rounds: 2,
      init: "uniform",
      seed: 5,
      scales: [{ height: 20, width: 24, exemplar: { height: 32, width: 48 }, evaluations: 2 }],
      optimizer: { method: "adam", learningRate: 0.5 },
      bounds: "unit",
      engine: "cpu",
    });
  });
});
