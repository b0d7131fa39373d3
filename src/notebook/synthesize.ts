import type { Image } from "../image/image";
import type { Progress } from "../synthesis/climb";
import { picturesOf, type Pictures } from "../synthesis/pictures";
import { resolveSettings } from "../synthesis/resolve-settings";
import type { Settings, SynthesisOptions } from "../synthesis/settings";
import { synthesize as run, type Synthesis, type SynthesizeContext } from "../synthesis/synthesize";
import { interruptSignal } from "./interrupt";
import { lineView } from "./live/line";
import { runView, type RunView } from "./live/view";
import { clock, weightsSource } from "./machine";
import { kernelWriter, openOutput, type Writer } from "./output";
import { resultLine } from "./result";
import { show } from "./show";
import { showsItself } from "./shows-itself";

export interface NotebookContext extends SynthesizeContext {
  /** Show the run while it goes. Default true. */
  readonly show?: boolean | undefined;
}

/**
 * Makes a texture like the exemplar: `await synthesize(exemplar, { losses: ["gram"] })`. In a notebook the picture, its
 * curve and how far the run is grow below the cell; on a terminal a line on standard error tells it; elsewhere nothing
 * does. The result shows itself as a cell's last expression. Where the cell is interrupted the run ends within one
 * evaluation and comes to the best so far, its `stop` "interrupted". Weights are looked for where `texture` puts them.
 * @param given  the exemplar, or with it a palette, whose colors are wanted: `{ exemplar, palette }`
 * @throws UsageError for options that cannot be, missing weights, and an objective that is not finite at its start
 */
export async function synthesize(
  given: Image | Pictures,
  options: SynthesisOptions = {},
  { show: shown = true, weights = weightsSource(), signal, onProgress, ...context }: NotebookContext = {},
): Promise<Synthesis> {
  const settings = resolveSettings(options, picturesOf(given));
  const write = kernelWriter();
  const interrupt = interruptSignal();
  const view = shown ? viewOf(settings, write) : undefined;
  const told = (progress: Progress) => {
    view?.update(progress);
    onProgress?.(progress);
  };
  let result: Synthesis;
  try {
    const signals = signal ? AbortSignal.any([signal, interrupt]) : interrupt;
    result = await run(given, options, { ...context, weights, signal: signals, onProgress: told });
  } catch (error) {
    await view?.fail();
    throw error;
  }
  // A run is not lost for want of its picture.
  await view?.end(result).catch((error: unknown) => {
    process.stderr.write(`synthesize: the run could not be shown: ${(error as Error).message}\n`);
  });
  return withShow(result, shown ? write : undefined);
}

/**
 * Shows a content in the style of an exemplar (Gatys, Ecker & Bethge 2016), as `synthesize` makes a texture:
 * `await transfer({ content, exemplar: style }, { color: "luminance" })`. Losses and layers are the style's; the content's
 * term is `options.content`.
 */
export function transfer(
  pictures: Pictures & { readonly content: Image },
  options: SynthesisOptions = {},
  context: NotebookContext = {},
): Promise<Synthesis> {
  return synthesize(pictures, options, context);
}

function viewOf(settings: Settings, write: Writer | undefined): RunView | undefined {
  if (write) return runView(openOutput(write), settings, clock);
  return process.stderr.isTTY ? lineView(process.stderr, settings, clock) : undefined;
}

/** @param seen  of the cell where it stands already: there it is not shown twice */
function withShow(result: Synthesis, seen: Writer | undefined): Synthesis {
  const shown = () => (seen !== undefined && kernelWriter() === seen ? Promise.resolve() : show(result));
  return showsItself(result, shown, () => `[${resultLine(result)}]`);
}
