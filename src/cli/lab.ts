import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { say } from "./context";
import { DONE, FAILED } from "./exit-codes";
import { jupyterFor } from "./jupyter/install";
import { demandCheckout, freshBuild, PROJECT } from "./jupyter/project";
import type { Jupyter } from "./jupyter/find";
import { startLab } from "./jupyter/server";
import { jupyterEnvironment } from "./jupyter/settings";
import { parseNumber } from "./values";

const FIRST = "notebooks/00-quickstart.ipynb";

interface LabFlags {
  port?: number;
  browser: boolean;
}

export function addLab(program: Command): void {
  program
    .command("lab")
    .description(
      "Opens JupyterLab with the project's TypeScript kernel and the first notebook (npm run lab). Takes a JupyterLab that is\n" +
        "there, else installs one into the project's .venv; writes nothing outside the project. Ctrl-C ends it.",
    )
    .option("--port <n>", "where it is taken, the next free one (default: 8888)", parseNumber("port"))
    .option("--no-browser", "print the address and open nothing")
    .action(async ({ port, browser }: LabFlags) => {
      demandCheckout("lab");
      const jupyter = await jupyterFor("lab", PROJECT, process.env.PATH ?? "");
      await freshBuild();
      process.exitCode = await runLab(jupyter, { port, browser: browser && hasDisplay() });
    });
}

async function runLab(jupyter: Jupyter, { port, browser }: { port: number | undefined; browser: boolean }) {
  const server = startLab(jupyter, PROJECT, { notebook: FIRST, port, browser, environment: process.env });
  const stopped = new AbortController();
  const stop = () => {
    server.process.kill(stopped.signal.aborted ? "SIGKILL" : "SIGTERM");
    stopped.abort();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  trustNotebooks(jupyter);
  const address = await server.address;
  if (address !== undefined) say(`JupyterLab ${jupyter.version}: ${address}\nCtrl-C ends it.`);
  const code = await server.ended;
  return stopped.signal.aborted || code === 0 ? DONE : FAILED;
}

/** The project's own notebooks may show what they hold, charts with their scripts, before they are run. */
function trustNotebooks({ python }: Jupyter): void {
  const folder = join(PROJECT, "notebooks");
  const files = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));
  const args = ["-m", "nbformat.sign", ...files];
  execFile(python, args, { cwd: folder, env: jupyterEnvironment(PROJECT, process.env) }, (error) => {
    if (error) process.stderr.write(`texture: note: the notebooks could not be marked as trusted: ${error.message}\n`);
  });
}

/** Whether a browser could show itself: on Linux there may be a text browser, which Jupyter would start in this terminal. */
function hasDisplay(): boolean {
  if (process.platform !== "linux") return true;
  return [process.env.DISPLAY, process.env.WAYLAND_DISPLAY].some((display) => display !== undefined && display !== "");
}
