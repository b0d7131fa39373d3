import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { ownPython } from "../../src/cli/jupyter/find";
import { jupyterFolder } from "../../src/cli/jupyter/settings";

export const PROJECT = resolve(__dirname, "../..");

/** A Python that has Jupyter: the one that TEXTURE_TEST_PYTHON names, the project's own, or python3. */
export const JUPYTER = [process.env.TEXTURE_TEST_PYTHON, ownPython(PROJECT), "python3"].find(hasJupyter);

/** A `describe` for tests that need Jupyter; skipped where there is none, and the title says why. */
export function describeJupyter(title: string, body: (this: Mocha.Suite) => void): void {
  if (JUPYTER !== undefined) describe(title, body);
  else
    describe.skip(
      `${title} (skipped: no Python with Jupyter; npm run lab makes one, or name it in TEXTURE_TEST_PYTHON)`,
      body,
    );
}

function hasJupyter(python: string | undefined): boolean {
  if (python === undefined) return false;
  try {
    execFileSync(python, ["-c", "import jupyterlab, nbclient"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** As Jupyter is run by the project, but with a folder of its own for what it writes. */
export function jupyterTestEnvironment(): NodeJS.ProcessEnv {
  const own = mkdtempSync(join(tmpdir(), "jupyter-"));
  return {
    ...process.env,
    JUPYTER_PATH: jupyterFolder(PROJECT),
    JUPYTER_RUNTIME_DIR: join(own, "runtime"),
    JUPYTER_CONFIG_DIR: join(own, "config"),
    JUPYTER_DATA_DIR: join(own, "data"),
    IPYTHONDIR: own,
  };
}

export interface CellOutput {
  readonly type: string;
  readonly name?: string;
  readonly text?: string;
  readonly ename?: string;
  readonly evalue?: string;
  readonly traceback?: string[];
  readonly data?: Record<string, string>;
}

export interface CellResult {
  /** "ok", "error", "aborted"; "dead", "killed" or "not done" where no reply came. */
  readonly status: string;
  readonly seconds: number;
  readonly outputs: readonly CellOutput[];
}

export interface Kernel {
  /** Of the process that Jupyter started. */
  readonly pid: number;
  /** @param options  seconds after which the cell is interrupted, or Jupyter's process killed */
  run(code: string, options?: { interrupt?: number[]; kill?: number }): Promise<CellResult>;
  /** Two cells sent at once. @returns their replies' statuses */
  queue(first: string, second: string): Promise<string[]>;
  end(): Promise<void>;
  /** As `end`, but the process in Jupyter's place is killed and says nothing. */
  abandon(): void;
}

/** Starts the project's kernel in a folder. @param heap  in MiB */
export async function startKernel(cwd: string, heap?: number): Promise<Kernel> {
  const env = { ...jupyterTestEnvironment(), ...(heap === undefined ? {} : { TEXTURE_KERNEL_HEAP: String(heap) }) };
  const driver = spawn(JUPYTER!, [join(PROJECT, "test/notebook/drive.py")], { stdio: ["pipe", "pipe", "ignore"], env });
  const ask = asker(driver);
  const { pid } = (await ask({ cwd })) as { pid: number };
  return {
    pid,
    run: async (code, options = {}) => (await ask({ code, ...options })) as CellResult,
    queue: async (...codes) => ((await ask({ queue: codes })) as { statuses: string[] }).statuses,
    abandon: () => void driver.kill("SIGKILL"),
    async end() {
      await ask({ shutdown: true });
      driver.stdin.end();
    },
  };
}

function asker(driver: ChildProcess): (request: object) => Promise<unknown> {
  const lines = createInterface({ input: driver.stdout! })[Symbol.asyncIterator]();
  return async (request) => {
    driver.stdin!.write(`${JSON.stringify(request)}\n`);
    const { value, done } = (await lines.next()) as IteratorResult<string, undefined>;
    if (done) throw new Error("tests: drive.py ended");
    return JSON.parse(value) as unknown;
  };
}

/** What a cell wrote to one stream, or to both. */
export function streamed({ outputs }: CellResult, name?: string): string {
  const streams = outputs.filter((output) => output.type === "stream" && (name === undefined || output.name === name));
  return streams.map(({ text }) => text).join("");
}

export function errorsOf({ outputs }: CellResult): readonly CellOutput[] {
  return outputs.filter(({ type }) => type === "error");
}
