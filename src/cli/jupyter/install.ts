import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { UsageError } from "../../core/demand";
import { say } from "../context";
import { findJupyter, onPath, ownPython, type Jupyter } from "./find";

const run = promisify(execFile);

/** Pinned: what is installed next year is what was tried. */
export const REQUIREMENTS = "notebooks/jupyter/requirements.txt";
const GET_PYTHON = "apt-get install python3 python3-venv on Debian and Ubuntu, brew install python on macOS";

/**
 * The Jupyter to use: one that is there, else one installed into the project's .venv, and nothing outside it.
 * @throws UsageError where Python or what it needs for that is missing, or its packages cannot be had
 */
export async function jupyterFor(caller: string, project: string, path: string): Promise<Jupyter> {
  const { found } = await findJupyter(project, path);
  if (found) return found;
  say(`Installing JupyterLab into ${join(project, ".venv")}, once …`);
  await install(caller, project, path);
  const { found: made, refused } = await findJupyter(project, path);
  if (made?.python !== ownPython(project))
    throw new UsageError(
      `${caller}: expected JupyterLab in .venv after installing it, got none: ${refused.join(", ")}`,
    );
  return made;
}

async function install(caller: string, project: string, path: string): Promise<void> {
  const own = ownPython(project);
  if (!(await answers(own, ["-m", "pip", "--version"]))) await makeVenv(caller, project, path);
  const pip = ["-m", "pip", "install", "--quiet", "--no-cache-dir", "--disable-pip-version-check"];
  const failure = await runToEnd(own, [...pip, "-r", join(project, REQUIREMENTS)]);
  if (failure !== undefined) throw new UsageError(`${caller}: pip could not install ${REQUIREMENTS}: ${failure}`);
}

/** Makes .venv, anew where there is a broken one: a copied one's Python may be elsewhere on this machine. */
async function makeVenv(caller: string, project: string, path: string): Promise<void> {
  const python = onPath(process.platform === "win32" ? "python" : "python3", path);
  if (python === undefined || !(await answers(python, ["-c", "import sys; assert sys.version_info >= (3, 10)"])))
    throw new UsageError(
      `${caller}: expected Python 3.10 or later on the path, got ${python ?? "none"}; install it (${GET_PYTHON})`,
    );
  if (!(await answers(python, ["-c", "import venv, ensurepip"])))
    throw new UsageError(
      `${caller}: ${python} cannot make an environment: its venv or ensurepip is missing; install it (apt-get install python3-venv on Debian and Ubuntu)`,
    );
  const folder = join(project, ".venv");
  const failure = await runToEnd(python, ["-m", "venv", ...(existsSync(folder) ? ["--clear"] : []), folder]);
  if (failure !== undefined) throw new UsageError(`${caller}: ${python} -m venv failed: ${failure}`);
}

async function answers(command: string, args: readonly string[]): Promise<boolean> {
  try {
    await run(command, args, { timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

/** @returns undefined, or the last that a command that failed said */
function runToEnd(command: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((ended) => {
    const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"] });
    let words = "";
    child.stderr.on("data", (chunk: Buffer) => (words = (words + chunk.toString()).slice(-4000)));
    child.on("error", ({ message }) => ended(message));
    child.on("close", (code) => ended(code === 0 ? undefined : words.trim().split("\n").at(-1)!));
  });
}
