import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { buildIsStale } from "../../notebook/build";
import { findJupyter, OLDEST_LAB, type Jupyter } from "../jupyter/find";
import { jupyterEnvironment, jupyterFolder } from "../jupyter/settings";
import type { Check } from "./check";

const run = promisify(execFile);
/** A kernel starts within seconds; a slow machine gets more. */
const TIMEOUT = 90_000;

/**
 * Is there a Jupyter, and does the project's kernel answer in it? Only a checkout has notebooks and a kernel.
 * @param path  as the environment's PATH
 */
export async function jupyterChecks(project: string, path: string): Promise<Check[]> {
  const { found, refused } = await findJupyter(project, path);
  const checks = [found ? labCheck(found) : labMissing(refused)];
  if (!existsSync(join(jupyterFolder(project), "kernels", "tslab", "kernel.json"))) return checks;
  const parts = [tslabCheck(project), buildCheck(project)];
  checks.push(...parts);
  if (found && parts.every(({ state }) => state !== "missing")) checks.push(await kernelCheck(found, project));
  return checks;
}

function labCheck({ python, version }: Jupyter): Check {
  return { name: "jupyter", state: "ok", says: `JupyterLab ${version} (${python})` };
}

function labMissing(refused: readonly string[]): Check {
  const says = [`no JupyterLab ${OLDEST_LAB} or later: needed for notebooks alone`, ...refused].join("; ");
  return { name: "jupyter", state: "missing", says, mend: "npm run lab" };
}

function tslabCheck(project: string): Check {
  const file = join(project, "node_modules", "tslab", "package.json");
  if (!existsSync(file)) return { name: "tslab", state: "missing", says: `there is no ${file}`, mend: "npm ci" };
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { version: string };
  return { name: "tslab", state: "ok", says: version };
}

/** Notebooks import the compiled package. */
function buildCheck(project: string): Check {
  const name = "compiled package";
  if (!existsSync(join(project, "dist", "index.js")))
    return { name, state: "missing", says: "not built", mend: "npm run build" };
  if (buildIsStale(project)) return { name, state: "limited", says: "older than the sources", mend: "npm run build" };
  return { name, state: "ok", says: "up to date" };
}

async function kernelCheck({ python }: Jupyter, project: string): Promise<Check> {
  const name = "jupyter kernel";
  const script = join(jupyterFolder(project), "try_kernel.py");
  try {
    const env = jupyterEnvironment(project, process.env);
    const { stdout } = await run(python, [script], { cwd: project, env, timeout: TIMEOUT });
    if (stdout.trim() === "42") return { name, state: "ok", says: "TypeScript (texture-workbench) starts and answers" };
    return { name, state: "broken", says: `answers ${JSON.stringify(stdout.trim())} to 6 * 7`, mend: "npm ci" };
  } catch (error) {
    const { stderr = "" } = error as { stderr?: string };
    const lines = stderr.trim().split("\n");
    const says = lines.find((line) => line.startsWith("The ")) ?? lines.at(-1)!;
    return { name, state: "broken", says: says === "" ? "does not start" : says, mend: "npm ci" };
  }
}
