import { execFileSync, spawn, spawnSync } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as later } from "node:timers/promises";
import { BROWSER } from "./browser";
import { JUPYTER, PROJECT } from "./jupyter";

/** Until JupyterLab answers, and from its end to that of its processes, in ms. */
const [STARTS, ENDS] = [60_000, 10_000];

/** A `describe` for tests that open JupyterLab in a browser; skipped where either is missing, and the title says which. */
export function describeLab(title: string, body: (this: Mocha.Suite) => void): void {
  const missing = [
    ...(JUPYTER === undefined ? ["Python with Jupyter; npm run lab makes one, or name it in TEXTURE_TEST_PYTHON"] : []),
    ...(BROWSER === undefined ? ["Chromium, Chrome or Edge on PATH; name one in TEXTURE_CHROMIUM"] : []),
  ];
  if (missing.length === 0) describe(title, body);
  else describe.skip(`${title} (skipped: no ${missing.join("; no ")})`, body);
}

/** JupyterLab as it runs for a user. */
export interface Lab {
  /** Of a notebook, by its path from the project. @param workspace  where open tabs are kept: a fresh one has none */
  url(notebook: string, workspace: string): string;
  /** What Ctrl-C does. @returns processes that are left, as `ps` tells them */
  end(): Promise<string[]>;
  /** Ends all its processes, asking none. */
  kill(): void;
}

/** Runs `npm run lab -- --no-browser` and waits until it tells its address. */
export async function startLab(environment: NodeJS.ProcessEnv): Promise<Lab> {
  const path = [dirname(JUPYTER!), process.env.PATH ?? ""].join(delimiter);
  const args = ["--require", "tsx/cjs", join(PROJECT, "src/cli/main.ts"), "lab", "--no-browser"];
  const child = spawn(process.execPath, args, {
    cwd: PROJECT,
    env: { ...process.env, ...environment, PATH: path },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const seen = new Map<number, string>();
  const look = (): void => {
    for (const [pid, words] of descendants(child.pid!)) seen.set(pid, words);
  };
  const kill = (): void => {
    look();
    spawnSync("kill", ["-KILL", ...alive([...seen.keys()]).map(String)]);
  };
  process.once("exit", kill);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const address = await within(STARTS, () => /(http:\S+\/)lab\/tree\/\S+\?(token=\w+)/.exec(said));
  if (!address) {
    kill();
    throw new Error(`tests: JupyterLab told no address; it said: ${said}`);
  }
  const [, base, token] = address;
  return {
    url: (notebook, workspace) => `${base}lab/workspaces/${workspace}/tree/${notebook}?${token}`,
    kill() {
      kill();
      process.removeListener("exit", kill);
    },
    async end() {
      look();
      child.kill("SIGINT");
      await within(ENDS, () => alive([...seen.keys()]).length === 0);
      return alive([...seen.keys()]).map((pid) => seen.get(pid)!);
    },
  };
}

/** What comes of looking again and again, or, when its time is over, of the last look. */
async function within<T>(milliseconds: number, look: () => T): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const found = look();
    if (found || Date.now() > end) return found;
    await later(100);
  }
}

/** A process and all that it started, and these, with their command lines. */
function descendants(root: number): Map<number, string> {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8", maxBuffer: 2 ** 26 }).split("\n");
  const processes = lines.flatMap((line) => {
    const [, pid, parent, words] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), words: words! }];
  });
  const found = new Map<number, string>();
  const add = (pid: number, words: string): void => {
    found.set(pid, words);
    for (const child of processes.filter(({ parent }) => parent === pid)) add(child.pid, child.words);
  };
  for (const { pid, words } of processes) if (pid === root) add(pid, words);
  return found;
}

/** Those that run; a dead one that is not yet taken note of does not. */
function alive(pids: readonly number[]): number[] {
  if (pids.length === 0) return [];
  const { stdout } = spawnSync("ps", ["-o", "pid=,stat=", "-p", pids.join(",")], { encoding: "utf8" });
  const lines = stdout.split("\n").map((line) => line.trim().split(/\s+/));
  return lines.filter(([pid, state]) => pid !== "" && !state!.startsWith("Z")).map(([pid]) => Number(pid));
}
