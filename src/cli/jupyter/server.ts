import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as later } from "node:timers/promises";
import { z } from "zod";
import type { Jupyter } from "./find";
import { jupyterEnvironment, runtimeFolder } from "./settings";

export interface ServerOptions {
  /** To open first, by its path from the project. */
  readonly notebook: string;
  /** Where it is taken, the next free one. Default 8888. */
  readonly port?: number | undefined;
  readonly browser: boolean;
  readonly environment: NodeJS.ProcessEnv;
}

export interface LabServer {
  readonly process: ChildProcess;
  /** Of the notebook, with the token that opens it; undefined where the server ended before it answered. */
  readonly address: Promise<string | undefined>;
  readonly ended: Promise<number>;
}

const info = z.object({ url: z.string(), token: z.string() });

/** Starts JupyterLab with the project as its root, so that pages can load scripts from node_modules. */
export function startLab({ python }: Jupyter, project: string, options: ServerOptions): LabServer {
  const runtime = runtimeFolder(project);
  mkdirSync(runtime, { recursive: true });
  const known = new Set(readdirSync(runtime));
  const args = ["-m", "jupyterlab", ...flags(project, options)];
  const child = spawn(python, args, {
    cwd: project,
    // Jupyter would print an address of its own along with a token of its own.
    env: { JUPYTER_TOKEN: randomBytes(24).toString("hex"), ...jupyterEnvironment(project, options.environment) },
    stdio: ["ignore", "inherit", "inherit"], // Without a terminal to ask on, it does not ask whether to end.
    detached: true, // Ctrl-C reaches it once, through us.
  });
  const ended = new Promise<number>((end) => {
    child.on("error", () => end(1));
    child.on("exit", (code) => end(code ?? 0));
  });
  let over = false;
  void ended.then(() => {
    over = true;
  });
  const address = async () => {
    while (!over) {
      const file = existsSync(runtime) ? readdirSync(runtime).find((name) => isNew(name, known)) : undefined;
      const at = file === undefined ? undefined : await answering(join(runtime, file));
      if (at) return `${at.url}lab/tree/${options.notebook}?token=${at.token}`;
      await later(100);
    }
    return undefined;
  };
  return { process: child, address: address(), ended };
}

function flags(project: string, { notebook, port = 8888, browser }: ServerOptions): string[] {
  return [
    ...["--log-level=WARN", "--LabApp.log_level=WARN", `--ServerApp.root_dir=${project}`, `--ServerApp.port=${port}`],
    // Not as a file to open: Jupyter would open it in no other way than by a page in a hidden folder, which hides the token
    // and which a browser in a sandbox cannot read.
    `--LabApp.default_url=/lab/tree/${notebook}`,
    ...(browser ? ["--ServerApp.use_redirect_file=False"] : ["--no-browser"]),
    // Cells may say much at a time; and nothing outside is asked for news.
    ...["--ZMQChannelsWebsocketConnection.limit_rate=False"],
    ...["--LanguageServerManager.autodetect=False"], // It would ask npm, which writes into the user's home.
    ...["--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate"],
    ...(process.getuid?.() === 0 ? ["--allow-root"] : []),
  ];
}

function isNew(name: string, known: ReadonlySet<string>): boolean {
  return /^jpserver-\d+\.json$/.test(name) && !known.has(name);
}

/** What a server's file says, once the server answers. */
async function answering(file: string): Promise<z.infer<typeof info> | undefined> {
  try {
    const at = info.parse(JSON.parse(readFileSync(file, "utf8")));
    const { ok } = await fetch(`${at.url}api/status?token=${at.token}`);
    return ok ? at : undefined;
  } catch {
    return undefined; // Half written, or not listening yet: asked again.
  }
}
