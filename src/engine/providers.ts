import "./no-telemetry";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { listSupportedBackends } from "onnxruntime-node";
import { demand } from "../core/demand";
import { packageFolder } from "./packages";

/** One of onnxruntime's execution providers: what a graph's nodes run on. */
export interface Provider {
  /** As onnxruntime-node has it: cpu, cuda, dml, coreml, webgpu, … */
  readonly name: string;
  /** False where its libraries are not there. (Whether there is a device for it shows when it starts.) */
  readonly installed: boolean;
}

/** Those that this build of onnxruntime knows. */
export function providers(): readonly Provider[] {
  return listSupportedBackends().map(({ name, bundled }) => ({ name, installed: bundled || hasLibrary(name) }));
}

/** Checks a list of names, first choice first. @throws UsageError that lists those available here */
export function demandProviders(names: readonly string[]): void {
  const available = providers().filter(({ installed }) => installed);
  const wanted = `onnxruntime's providers out of ${available.map(({ name }) => name).join(", ")} (those available here)`;
  demand(names.length > 0, "provider", wanted, "none");
  for (const [index, name] of names.entries()) {
    demand(
      available.some((one) => one.name === name),
      "provider",
      wanted,
      name,
    );
    demand(names.indexOf(name) === index, "provider", "each provider once", `${name} twice`);
  }
}

/** Providers that are no part of the package are libraries beside its own, which its installer may have fetched. */
function hasLibrary(name: string): boolean {
  const binaries = join(packageFolder("onnxruntime-node")!, "bin");
  const files = readdirSync(binaries, { recursive: true, encoding: "utf8" });
  return files.some(
    (file) => file.includes(join(process.platform, process.arch)) && file.includes(`onnxruntime_providers_${name}.`),
  );
}
