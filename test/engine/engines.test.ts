import { expect } from "chai";
import { readdirSync } from "node:fs";
import { listSupportedBackends } from "onnxruntime-node";
import { UsageError } from "../../src/core/demand";
import { compiledEngine } from "../../src/engine/compiled";
import { engineNamed, engineNames } from "../../src/engine/engines";
import { packageFolder } from "../../src/engine/packages";
import { providers } from "../../src/engine/providers";
import { engineStates } from "../../src/engine/states";
import { tryEngine } from "../../src/engine/try-engine";

describe("engines", () => {
  it("are found by name", () => {
    expect(engineNames).to.deep.equal(["compiled", "cpu", "wasm", "tfjs-node", "tfjs-node-gpu"]);
    for (const name of ["compiled", "cpu", "wasm"]) expect(engineNamed(name).name).to.equal(name);
  });

  it("are listed where a name is unknown", () => {
    expect(() => engineNamed("gpu")).to.throw(
      UsageError,
      'engine: expected one of compiled, cpu, wasm, tfjs-node, tfjs-node-gpu, got "gpu"',
    );
    expect(() => engineNamed("constructor")).to.throw(UsageError, "expected one of");
  });

  it("run the smallest program", async () => {
    for (const name of ["compiled", "cpu", "wasm"]) await tryEngine(engineNamed(name));
    await tryEngine(engineNamed("compiled", { providers: ["cpu"], threads: 1 }));
  });

  it("refuse the compiled one's options", () => {
    expect(() => engineNamed("cpu", { threads: 2 })).to.throw(UsageError, "threads: expected --engine compiled");
    expect(() => engineNamed("wasm", { providers: ["cpu"] })).to.throw(UsageError, "provider: expected --engine comp");
  });

  it("tell their state: what they run on, or how to get them", () => {
    const states = engineStates();
    expect(states.map(({ name }) => name)).to.deep.equal(engineNames);
    const [compiled, cpu, wasm] = states;
    expect(compiled!.why).to.match(/^onnxruntime \d+\.\d+\.\d+ with its providers .*cpu/);
    expect(cpu).to.deep.include({ ready: true, why: "@tensorflow/tfjs 4.22.0" });
    expect(wasm).to.deep.include({ ready: true, why: "@tensorflow/tfjs-backend-wasm 4.22.0" });
  });

  /** Optional packages, which this machine has or not: their state says which, and opening them says the same. */
  for (const name of ["tfjs-node", "tfjs-node-gpu"])
    it(`${name} is as its state says`, function () {
      this.timeout(60_000);
      const { ready, why, howToGet } = engineStates().find((state) => state.name === name)!;
      const folder = packageFolder(`@tensorflow/${name}`);
      if (folder === undefined) {
        expect({ ready, why }).to.deep.equal({ ready: false, why: `@tensorflow/${name}: no such package here` });
        expect(howToGet).to.include(`npm install @tensorflow/${name}`);
      }
      if (ready) return;
      expect(() => engineNamed(name))
        .to.throw(UsageError, `engine ${name}: expected the package @tensorflow/${name} with its binary, got `)
        .with.property("message")
        .that.includes(howToGet!)
        .and.includes("--engine compiled")
        .and.not.includes("\n");
    });
});

describe("onnxruntime's providers", () => {
  const available = providers()
    .filter(({ installed }) => installed)
    .map(({ name }) => name);

  it("have the CPU among them", () => expect(available).to.include("cpu"));

  it("are there where the package brings them, or their library lies in it", () => {
    const files = readdirSync(packageFolder("onnxruntime-node")!, { recursive: true, encoding: "utf8" });
    for (const { name, bundled } of listSupportedBackends()) {
      const library = files.some((file) =>
        /providers_\w+\.(so|dll|dylib)$/.exec(file)?.[0].startsWith(`providers_${name}.`),
      );
      expect(available.includes(name), name).to.equal(bundled || library);
    }
  });

  it("are refused where they are not there, with a list of those that are", () => {
    const absent = ["dml", "coreml", "cuda", "nonsense"].filter((name) => !available.includes(name));
    for (const name of absent)
      expect(() => compiledEngine({ providers: ["cpu", name] })).to.throw(
        UsageError,
        `provider: expected onnxruntime's providers out of ${available.join(", ")} (those available here), got "${name}"`,
      );
    expect(absent).to.include("nonsense");
  });

  it("are refused twice, and none at all", () => {
    expect(() => compiledEngine({ providers: ["cpu", "cpu"] })).to.throw(UsageError, "each provider once");
    expect(() => compiledEngine({ providers: [] })).to.throw(UsageError, "got");
  });
});
