import { join, resolve } from "node:path";
import envPaths from "env-paths";
import { engineNamed } from "../engine/engines";
import type { CompiledOptions } from "../engine/compiled";
import type { Engine } from "../engine/engine";
import { tryEngine } from "../engine/try-engine";
import type { BrowserSource } from "../figures/browser/places";
import type { WeightsSource } from "../features/weights/load";
import { INTERRUPTED } from "./exit-codes";

/** Where weights are fetched to: below TEXTURE_WORKBENCH_HOME, else below the platform's place for what can be had again. */
export function weightsHome(): string {
  const { TEXTURE_WORKBENCH_HOME: home = "" } = process.env;
  return join(home === "" ? envPaths("texture-workbench", { suffix: "" }).cache : resolve(home), "weights");
}

/** Where `--weights` and the environment say that weights lie: TEXTURE_WEIGHTS_DIR before those that were fetched. */
export function weightsSource(file: string | undefined): WeightsSource {
  const folder = process.env.TEXTURE_WEIGHTS_DIR;
  return { ...(file === undefined ? {} : { file }), folders: [...(folder ? [folder] : []), weightsHome()] };
}

/** Where a browser for pictures of figures is: TEXTURE_CHROMIUM names one, or "none"; else the usual places. */
export function browserSource(): BrowserSource {
  return { executable: process.env.TEXTURE_CHROMIUM, environment: process.env };
}

/** The engine of that name. One that may not start here is tried first. @throws UsageError in one sentence */
export async function openEngine(name: string, options: CompiledOptions): Promise<Engine> {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= "2"; // TensorFlow would tell of the processor at each start.
  const engine = engineNamed(name, options);
  if (name !== "cpu" && (name !== "compiled" || options.providers !== undefined)) await tryEngine(engine);
  return engine;
}

/** Aborted by the first Ctrl-C (or SIGTERM), so that the work under way ends cleanly; the second one ends the process. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    controller.abort();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return controller.signal;
}

/** Prints notes on standard error, a line each, and each only once however often it is told. */
export function noteTeller(): (note: string) => void {
  const told = new Set<string>();
  return (note) => {
    if (!told.has(note)) process.stderr.write(`texture: note: ${note}\n`);
    told.add(note);
  };
}

/** One line on standard output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
