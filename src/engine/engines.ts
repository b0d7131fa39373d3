import { createRequire } from "node:module";
import { UsageError } from "../core/demand";
import { oneOf } from "../core/one-of";
import { compiledEngine, type CompiledOptions } from "./compiled";
import { eagerEngine } from "./eager";
import type { Engine } from "./engine";

/** A tfjs backend and the package that brings it. */
interface EagerBackend {
  readonly backend: string;
  readonly package?: string;
}

const eager: Readonly<Record<string, EagerBackend>> = {
  cpu: { backend: "cpu" },
  wasm: { backend: "wasm", package: "@tensorflow/tfjs-backend-wasm" },
  "tfjs-node": { backend: "tensorflow", package: "@tensorflow/tfjs-node" },
  "tfjs-node-gpu": { backend: "tensorflow", package: "@tensorflow/tfjs-node-gpu" },
};

/** `compiled` is the fast one and the default; `cpu` is the reference. */
export const engineNames: readonly string[] = ["compiled", ...Object.keys(eager)];

/** @throws UsageError where no engine has that name, or the package it needs cannot be loaded. */
export function engineNamed(name: string, options: CompiledOptions = {}): Engine {
  oneOf("engine", engineNames, name);
  const found = eager[name];
  if (!found) return compiledEngine(options);
  if (found.package !== undefined) requirePackage(name, found.package);
  return eagerEngine(name, found.backend);
}

function requirePackage(name: string, packageName: string): void {
  try {
    createRequire(__filename)(packageName);
  } catch {
    throw new UsageError(
      `engine ${name}: expected the package ${packageName} with its binary, which cannot be loaded here; install it with "npm install ${packageName}", or use --engine compiled`,
    );
  }
}
