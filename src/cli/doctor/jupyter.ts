import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import type { Check } from "./check";

const run = promisify(execFile);
/** Jupyter's own start takes a second or two. */
const TIMEOUT = 30_000;

const kernelspecs = z.object({ kernelspecs: z.record(z.string(), z.unknown()) });

/** Is there a Jupyter, in the project's own environment or on the path, and does it know the TypeScript kernel? */
export async function jupyterChecks(project: string): Promise<Check[]> {
  const jupyter = [join(project, ".venv", "bin", "jupyter"), join(project, ".venv", "Scripts", "jupyter.exe")].find(
    (path) => existsSync(path),
  );
  const command = jupyter ?? "jupyter";
  const version = await labVersion(command);
  if (version === undefined)
    return [
      {
        name: "jupyter",
        state: "missing",
        says: "no JupyterLab in .venv or on the path: needed for notebooks alone",
        mend: "python3 -m venv .venv && .venv/bin/pip install jupyterlab",
      },
    ];
  return [{ name: "jupyter", state: "ok", says: `JupyterLab ${version} (${command})` }, await kernelCheck(command)];
}

async function labVersion(command: string): Promise<string | undefined> {
  return (await output(command, ["lab", "--version"]))?.trim();
}

async function kernelCheck(command: string): Promise<Check> {
  const listed = await output(command, ["kernelspec", "list", "--json"]);
  const { data } = kernelspecs.safeParse(listed === undefined ? undefined : jsonOrNull(listed));
  if (data && "tslab" in data.kernelspecs) return { name: "jupyter kernel", state: "ok", says: "tslab" };
  return {
    name: "jupyter kernel",
    state: "missing",
    says: "Jupyter does not know the TypeScript kernel, tslab",
    mend: "npm install --global tslab && tslab install",
  };
}

/** What a command prints, or undefined where it is not there or fails: either way it is of no use here. */
async function output(command: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return (await run(command, args, { timeout: TIMEOUT })).stdout;
  } catch {
    return undefined;
  }
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
