import { engineNamed } from "../engine/engines";
import type { Engine } from "../engine/engine";
import type { BrowserSource } from "../figures/browser/places";
import type { WeightsSource } from "../features/weights/load";

/** Exit codes. */
export const DONE = 0;
export const FAILED = 1;
export const WRONG_USE = 2;
export const INTERRUPTED = 130;

/** Where `--weights` and the environment say that weights lie. */
export function weightsSource(file: string | undefined): WeightsSource {
  const folder = process.env.TEXTURE_WEIGHTS_DIR;
  return { ...(file === undefined ? {} : { file }), ...(folder === undefined ? {} : { folder }) };
}

/** Where a browser for pictures of figures is: TEXTURE_CHROMIUM names one, or "none"; else the usual places. */
export function browserSource(): BrowserSource {
  return { executable: process.env.TEXTURE_CHROMIUM, environment: process.env };
}

export function openEngine(name: string, threads: number | undefined): Engine {
  return engineNamed(name, threads === undefined ? {} : { threads });
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

/** One line on standard output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
