import { createRequire } from "node:module";

const load = createRequire(__filename);

/** Of the workbench and of what its numbers come from. */
export function versions(): Record<string, string> & { workbench: string } {
  return {
    workbench: versionOf("../../package.json"),
    node: process.versions.node,
    tfjs: versionOf("@tensorflow/tfjs/package.json"),
    onnxruntime: versionOf("onnxruntime-node/package.json"),
  };
}

function versionOf(path: string): string {
  return (load(path) as { version: string }).version;
}
