import { execFile } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");
const NO_HOME = join(ROOT, "no-such-home");

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** As in kill-switch.cjs: ends the command at that moment. */
  readonly stopAt?: string;
  /** TEXTURE_CHROMIUM. Default "none": tests are not about the browser, but for those that name one. */
  readonly chromium?: string;
  /** More of the environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** TEXTURE_WEIGHTS_DIR; nothing of it is inherited. */
  readonly weightsFolder?: string;
  /** TEXTURE_WORKBENCH_HOME. Default: a folder that is not there. */
  readonly home?: string;
  /** No host is found. */
  readonly offline?: boolean;
  /** PATH. Default: this process's. */
  readonly path?: string;
}

/** Runs the built command line in a process of its own. @param command its arguments, or a text with them between spaces */
export async function texture(command: string | readonly string[], options: RunOptions = {}): Promise<Ended> {
  const { cwd, stopAt, weightsFolder, home = NO_HOME, offline = false, path, chromium = "none", environment } = options;
  demandBuilt();
  const preload = stopAt === undefined ? [] : ["--require", join(__dirname, "kill-switch.cjs")];
  if (offline) preload.push("--require", join(__dirname, "no-network.cjs"));
  const given = typeof command === "string" ? command.split(" ").filter((part) => part !== "") : command;
  const args = [...preload, join(ROOT, "dist/cli/main.js"), ...given];
  // What is undefined is not handed on.
  const ours = { TEXTURE_WEIGHTS_DIR: weightsFolder, TEXTURE_WORKBENCH_HOME: home, TEXTURE_CHROMIUM: chromium };
  const env = {
    ...{ ...process.env, ...environment, STOP_AT: stopAt, ...ours, TEXTURE_DEBUG: undefined },
    ...(path === undefined ? {} : { PATH: path }),
  };
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd, env, timeout: 60_000 }, (error, stdout, stderr) => {
      const code = error ? ((error.code as number | null | undefined) ?? null) : 0;
      done({ code, signal: error?.signal ?? null, stdout, stderr });
    });
  });
}

/** Does the work for each entry, as many at once as there are processors. */
export async function inParallel<T>(entries: readonly T[], work: (entry: T) => Promise<void>): Promise<void> {
  const left = [...entries];
  const worker = async () => {
    for (let entry = left.shift(); entry !== undefined; entry = left.shift()) await work(entry);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

let built = false;

/** What is tested is dist: an old one would pass for what src no longer says. */
function demandBuilt(): void {
  if (built) return;
  for (const file of readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts") || file.endsWith(".d.ts")) continue;
    const output = join(ROOT, "dist", outputOf(file));
    if (!existsSync(output) || statSync(output).mtimeMs < statSync(join(ROOT, "src", file)).mtimeMs)
      throw new Error(`tests: expected dist to be built from src as it is, got none for src/${file}; npm run build`);
  }
  built = true;
}

/** The report page's own scripts are bundled into one. */
function outputOf(file: string): string {
  return file.startsWith(join("report", "client")) ? join("report", "client", "main.js") : file.replace(/\.ts$/, ".js");
}
