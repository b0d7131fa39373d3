import { expect } from "chai";
import { createRequire } from "node:module";
import { UsageError } from "../../src/core/demand";
import { engineNamed, engineNames } from "../../src/engine/engines";

/** Optional packages: a machine may have one. */
function installed(name: string): boolean {
  try {
    createRequire(__filename).resolve(name);
    return true;
  } catch {
    return false;
  }
}

describe("engines", () => {
  it("are found by name", () => {
    expect(engineNames).to.deep.equal(["compiled", "cpu", "wasm", "tfjs-node", "tfjs-node-gpu"]);
    expect(engineNamed("compiled").name).to.equal("compiled");
    expect(engineNamed("cpu").name).to.equal("cpu");
  });

  it("are listed where a name is unknown", () => {
    expect(() => engineNamed("gpu")).to.throw(
      UsageError,
      'engine: expected one of compiled, cpu, wasm, tfjs-node, tfjs-node-gpu, got "gpu"',
    );
    expect(() => engineNamed("constructor")).to.throw(UsageError, "expected one of");
  });

  for (const [name, packageName] of [
    ["wasm", "@tensorflow/tfjs-backend-wasm"],
    ["tfjs-node", "@tensorflow/tfjs-node"],
  ] as const)
    it(`say how to get ${name} where it is not installed`, function () {
      if (installed(packageName)) this.skip();
      expect(() => engineNamed(name))
        .to.throw(UsageError, `engine ${name}: expected the package ${packageName}`)
        .with.property("message")
        .that.includes(`install it with "npm install ${packageName}"`)
        .and.not.includes("\n");
    });
});
