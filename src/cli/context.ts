import { engineNamed } from "../engine/engines";
import type { CompiledOptions } from "../engine/compiled";
import type { Engine } from "../engine/engine";
import { tryEngine } from "../engine/try-engine";
import { INTERRUPTED } from "./exit-codes";

export { browserSource, weightsHome, weightsSource } from "../notebook/machine";

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
