import { join } from "node:path";
import { loadPackage, packageFolder } from "../packages";
import { convolutionGradient } from "./convolution-gradient";
import { maxPoolGradient } from "./max-pool-gradient";
import { replaceKernel } from "./replace";
import { sumOfAll } from "./sum";
import { refuseWrongKernels } from "./wrong";

export const WASM_PACKAGE = "@tensorflow/tfjs-backend-wasm";

/** Why the wasm engine cannot start here, or undefined. */
export function wasmTrouble(): string | undefined {
  return packageFolder(WASM_PACKAGE) === undefined ? "no such package here" : undefined;
}

let started = false;

/**
 * Brings tfjs's WebAssembly backend: SIMD, one thread. Its threads do not work in Node: it hands its worker over as a
 * blob's URL, which Node's Worker does not take (4.22; tfjs turns them off there itself).
 * Three kernels are replaced, since one is slow, one wrong, one imprecise; calls that would go wrong are refused.
 */
export function startWasm(): void {
  if (started) return;
  const { setWasmPaths } = loadPackage(WASM_PACKAGE) as { setWasmPaths: (prefix: string) => void };
  setWasmPaths(join(packageFolder(WASM_PACKAGE)!, "dist", "/"));
  replaceKernel("wasm", "Conv2DBackpropInput", convolutionGradient);
  replaceKernel("wasm", "MaxPoolGrad", maxPoolGradient);
  replaceKernel("wasm", "Sum", sumOfAll);
  refuseWrongKernels();
  started = true;
}
