import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import * as util from "node:util";
import { UsageError } from "../core/demand";
import { findBackend } from "../core/tensor";
import { loadPackage, packageFolder } from "./packages";

/** What the backend tells of itself. */
interface NodeBackend {
  readonly isGPUPackage: boolean;
  readonly isUsingGpuDevice: boolean;
}

/** The name by which both packages register with tfjs. */
export const TENSORFLOW = "tensorflow";

/** Why a package of TensorFlow's C library cannot start here, or undefined; looks at files alone. */
export function tfjsNodeTrouble(packageName: string): string | undefined {
  const folder = packageFolder(packageName);
  if (folder === undefined) return "no such package here";
  if (!hasAddon(join(folder, "lib"))) return "one without its binary, lib/napi-v8/tfjs_binding.node";
  // 4.22 calls functions of node:util that Node 23 took away.
  if (!("isNullOrUndefined" in util))
    return `Node ${process.versions.node}, on which its 4.22 does not run (Node 22 does)`;
  return undefined;
}

function hasAddon(lib: string): boolean {
  if (!existsSync(lib)) return false;
  return readdirSync(lib).some((folder) => existsSync(join(lib, folder, "tfjs_binding.node")));
}

function registered(): NodeBackend | undefined {
  return (findBackend(TENSORFLOW) as unknown as NodeBackend | null) ?? undefined;
}

/** Loads the package, which registers its backend with tfjs. @throws UsageError in one sentence where it does not */
export function startTfjsNode(engine: string, packageName: string, gpu: boolean): void {
  const refused = (got: string) =>
    new UsageError(`engine ${engine}: expected ${packageName} to start, got ${got}; use --engine compiled`);
  if (!registered()) {
    try {
      loadPackage(packageName);
    } catch (error) {
      throw refused(JSON.stringify((error as Error).message.split("\n")[0]));
    }
  }
  const started = registered();
  if (!started) throw refused("a backend of another copy of tfjs; link its tfjs to this one's");
  if (started.isGPUPackage !== gpu) throw refused("the other of tfjs-node's packages in the same process");
  if (gpu && !started.isUsingGpuDevice) throw refused("no GPU that TensorFlow can use");
}
