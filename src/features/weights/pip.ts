import { spawn } from "node:child_process";
import { UsageError } from "../../core/demand";

/** A command and its first arguments. */
export type Pip = readonly [command: string, ...args: string[]];

/** Where pip may be found, in the order they are tried. */
export const pips: readonly Pip[] = [["pip"], ["pip3"], ["python3", "-m", "pip"], ["python", "-m", "pip"]];

export interface PipOptions {
  /** Default: `pips`. */
  readonly candidates?: readonly Pip[] | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds without an answer of the index after which pip gives it up. Default 20,000. */
  readonly stall?: number | undefined;
}

/**
 * Downloads one wheel with the user's pip, and so from the index that it is set up for. Nothing of the project is run:
 * no dependencies, and wheels only, as a source distribution would have to be built.
 * @param folder  an empty one; pip works in it, so that no file of the user's is taken for a module of Python's
 * @throws UsageError where there is no pip, or pip could not; the signal's reason where that is aborted
 */
export async function downloadWheel(
  project: string,
  version: string,
  folder: string,
  { candidates = pips, signal, stall = 20_000 }: PipOptions = {},
): Promise<void> {
  const pip = await firstThatRuns(candidates, folder, signal);
  if (!pip)
    throw new UsageError(`expected pip to download ${project}, got none of ${names(candidates)}; install Python's pip`);
  const quiet = ["--no-input", "--disable-pip-version-check", "--progress-bar", "off", "--no-color"];
  const network = ["--timeout", String(Math.ceil(stall / 1000)), "--retries", "1"];
  const wheel = ["--no-deps", "--only-binary=:all:", "--dest", folder, `${project}==${version}`];
  const { code, output } = await run([...pip, "download", ...quiet, ...network, ...wheel], folder, signal);
  if (code !== 0)
    throw new UsageError(`expected ${pip.join(" ")} to download ${project} ${version}, got ${lastWords(output, code)}`);
}

async function firstThatRuns(candidates: readonly Pip[], folder: string, signal: AbortSignal | undefined) {
  for (const pip of candidates) if ((await run([...pip, "--version"], folder, signal)).code === 0) return pip;
  return undefined;
}

function names(candidates: readonly Pip[]): string {
  return candidates.map((pip) => pip.join(" ")).join(", ");
}

/** What pip called an error last, else how it ended. */
function lastWords(output: string, code: number | null): string {
  const errors = output.split(/\r?\n/).filter((line) => line.startsWith("ERROR: "));
  return errors.at(-1)?.slice("ERROR: ".length, 300) ?? `exit code ${code ?? "none"}`;
}

/** Runs a command to its end. A command that is not there ends with no code. */
function run(
  [command, ...args]: readonly [string, ...string[]],
  cwd: string,
  signal: AbortSignal | undefined,
): Promise<{ code: number | null; output: string }> {
  signal?.throwIfAborted();
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd, stdio: ["ignore", "ignore", "pipe"], signal });
    let output = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output = (output + text).slice(-20_000)));
    child.on("error", () => done({ code: null, output }));
    child.on("close", (code) => {
      if (signal?.aborted === true) failed(signal.reason as Error);
      else done({ code, output });
    });
  });
}
