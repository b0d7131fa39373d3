import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { UsageError } from "../../core/demand";
import { build, buildIsStale } from "../../notebook/build";
import { say } from "../context";

/** The checkout that this code lies in, compiled or not. */
export const PROJECT = resolve(__dirname, "../../..");

/** @throws UsageError where there are no notebooks beside the package */
export function demandCheckout(caller: string, project = PROJECT): void {
  if (existsSync(join(project, "notebooks", "jupyter"))) return;
  throw new UsageError(`${caller}: expected a checkout with a folder notebooks, got ${project}; clone the repository`);
}

/** Compiles the package where its compiled form is missing or older than the sources: notebooks import that. */
export async function freshBuild(project = PROJECT): Promise<void> {
  if (!buildIsStale(project)) return;
  say("Compiling the sources …");
  await build(project);
}
