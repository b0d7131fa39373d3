import { execFile } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

const run = promisify(execFile);
/** A Python that does not answer in this time is of no use, in ms. */
const TIMEOUT = 30_000;
const WINDOWS = process.platform === "win32";

/** The oldest JupyterLab that the notebooks were tried with. */
export const OLDEST_LAB = "4.0.0";

/** A Python that has Jupyter. It is run by `python -m`: scripts in a virtual environment break where its folder moves. */
export interface Jupyter {
  readonly python: string;
  /** Of jupyterlab. */
  readonly version: string;
}

export interface Search {
  readonly found: Jupyter | undefined;
  /** Why others were not taken, in words. */
  readonly refused: readonly string[];
}

const installed = z.object({ jupyterlab: z.string().nullable(), nbclient: z.string().nullable() });
const PROBE = `
import importlib.metadata as m, json
def v(name):
    try: return m.version(name)
    except m.PackageNotFoundError: return None
print(json.dumps({"jupyterlab": v("jupyterlab"), "nbclient": v("nbclient")}))`;

/** The project's own Python environment. */
export function ownPython(project: string): string {
  return WINDOWS ? join(project, ".venv", "Scripts", "python.exe") : join(project, ".venv", "bin", "python");
}

/**
 * Looks for a JupyterLab of version OLDEST_LAB or later: in the project's own .venv, then behind `jupyter` on the path, then in
 * the path's Python.
 * @param path  as the environment's PATH
 */
export async function findJupyter(project: string, path: string): Promise<Search> {
  const refused: string[] = [];
  const own = ownPython(project);
  const others = [pythonOf(onPath("jupyter", path)), onPath(WINDOWS ? "python" : "python3", path)];
  const candidates = [existsSync(join(project, ".venv")) ? own : undefined, ...others];
  for (const python of new Set(candidates.filter((candidate) => candidate !== undefined))) {
    const answer = await probe(python);
    if (answer === undefined) refused.push(`${python} does not run`);
    else if (answer.jupyterlab === null || answer.nbclient === null) refused.push(`${python} has no JupyterLab`);
    else if (older(answer.jupyterlab, OLDEST_LAB)) refused.push(`${python} has JupyterLab ${answer.jupyterlab}`);
    else return { found: { python, version: answer.jupyterlab }, refused };
  }
  return { found: undefined, refused };
}

/** First file of that name in the path's folders. */
export function onPath(command: string, path: string): string | undefined {
  const names = WINDOWS ? [`${command}.exe`] : [command];
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((file) => existsSync(file));
}

async function probe(python: string): Promise<z.infer<typeof installed> | undefined> {
  try {
    return installed.parse(JSON.parse((await run(python, ["-c", PROBE], { timeout: TIMEOUT })).stdout));
  } catch {
    return undefined; // Not there, not Python, or broken: none of them is of use here.
  }
}

/** The Python that a script made by pip names in its first lines. */
function pythonOf(script: string | undefined): string | undefined {
  if (script === undefined) return undefined;
  const head = readFileSync(realpathSync(script), "latin1").slice(0, 500);
  const [, plain, long] = /^#!\s*(\/\S*python\S*)|^'''exec' "?([^"\s]+)/m.exec(head) ?? [];
  return plain ?? long;
}

/** Whether one version, as "4.2.1", comes before another. What follows the numbers, as "rc1", is not looked at. */
export function older(version: string, than: string): boolean {
  const [numbers, others] = [version, than].map((text) => text.split(".").map((part) => parseInt(part, 10) || 0));
  for (const [place, other] of others!.entries()) {
    const difference = (numbers![place] ?? 0) - other;
    if (difference !== 0) return difference < 0;
  }
  return false;
}
