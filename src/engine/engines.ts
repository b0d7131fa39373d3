import { demand, UsageError } from "../core/demand";
import { oneOf } from "../core/one-of";
import { compiledEngine, type CompiledOptions } from "./compiled";
import { eagerEngine } from "./eager";
import type { Engine } from "./engine";
import { startTfjsNode, TENSORFLOW, tfjsNodeTrouble } from "./tfjs-node";
import { startWasm, WASM_PACKAGE, wasmTrouble } from "./wasm/start";

/** A tfjs backend that runs programs kernel by kernel, and the package that brings it. */
interface EagerBackend {
  readonly backend: string;
  /** Undefined where it comes with tfjs itself. */
  readonly package?: string;
  /** Why it cannot start here, told without loading anything; undefined where nothing is in the way. */
  readonly trouble: () => string | undefined;
  /** What mends that. */
  readonly howToGet: string;
  /** Loads the package, once. @throws UsageError */
  readonly start: () => void;
}

const GPU_PACKAGE = "@tensorflow/tfjs-node-gpu";
const NODE_PACKAGE = "@tensorflow/tfjs-node";

export const eagerBackends: Readonly<Record<string, EagerBackend>> = {
  cpu: { backend: "cpu", trouble: () => undefined, howToGet: "", start: () => undefined },
  wasm: {
    backend: "wasm",
    package: WASM_PACKAGE,
    trouble: wasmTrouble,
    howToGet: 'install it with "npm ci"',
    start: startWasm,
  },
  "tfjs-node": {
    backend: TENSORFLOW,
    package: NODE_PACKAGE,
    trouble: () => tfjsNodeTrouble(NODE_PACKAGE),
    howToGet: `install it with "npm install ${NODE_PACKAGE}", or build it with "bash bench/build-tfjs-node.sh" where its download is blocked`,
    start: () => startTfjsNode("tfjs-node", NODE_PACKAGE, false),
  },
  "tfjs-node-gpu": {
    backend: TENSORFLOW,
    package: GPU_PACKAGE,
    trouble: () => tfjsNodeTrouble(GPU_PACKAGE),
    howToGet: `install it with "npm install ${GPU_PACKAGE}" where there is CUDA and its download is not blocked`,
    start: () => startTfjsNode("tfjs-node-gpu", GPU_PACKAGE, true),
  },
};

/** `compiled` is the fast one and the default; `cpu` is the reference. */
export const engineNames: readonly string[] = ["compiled", ...Object.keys(eagerBackends)];

/** @throws UsageError where no engine has that name, the package it needs cannot be loaded, or an option is not its own. */
export function engineNamed(name: string, options: CompiledOptions = {}): Engine {
  oneOf("engine", engineNames, name);
  const found = eagerBackends[name];
  if (!found) return compiledEngine(options);
  const { threads, providers } = options;
  demand(threads === undefined, "threads", "--engine compiled, whose option it is", `--engine ${name}`);
  demand(providers === undefined, "provider", "--engine compiled, whose option it is", `--engine ${name}`);
  const trouble = found.trouble();
  if (trouble !== undefined)
    throw new UsageError(
      `engine ${name}: expected the package ${found.package!} with its binary, got ${trouble}; ${found.howToGet}, or use --engine compiled`,
    );
  found.start();
  return eagerEngine(name, found.backend);
}
