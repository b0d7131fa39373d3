import { writeFileAtomically } from "../core/files";
import { engineNamed } from "../engine/engines";
import type { WeightsSource } from "../features/weights/load";
import { readImage } from "../image/read";
import { jpegBytes, writePng } from "../image/write";
import type { MeasureContext } from "../metrics";
import { pace } from "../synthesis/pace";
import { paletteOf } from "../synthesis/pictures";
import { imagesOf, runSynthesis } from "../synthesis/run";
import { resolveSettings } from "../synthesis/resolve-settings";
import { exemplarAt, type ExemplarPlace, type OpenedExemplar } from "./exemplar-at";
import { writeBaselines, writeMetrics } from "./measures";
import { synthesisOptions } from "./run-options";
import { sourcesOf } from "./sources-of";
import { removeRun, storeAt } from "./store";
import type { Outcome, RunTask } from "./tasks";
import { thumbnailOf } from "./thumbnail";

export interface TaskContext {
  readonly weights: WeightsSource;
  readonly versions: Readonly<Record<string, string>>;
  /** Milliseconds from any beginning. */
  readonly clock: () => number;
  readonly signal: AbortSignal;
  /** Told of a run's share that is done, in 0..1, at each evaluation. */
  readonly onShare: (share: number) => void;
}

/** Does a task and keeps what comes of it in the store. @throws whatever keeps it from its end */
export async function doTask(task: RunTask, context: TaskContext): Promise<Outcome> {
  const began = context.clock();
  const whole = task.what === "run" ? await run(task, context) : await baselines(task, context);
  return whole ? { kind: "finished", seconds: (context.clock() - began) / 1000 } : { kind: "interrupted" };
}

/** @returns whether it came to its end */
async function run(task: RunTask, context: TaskContext): Promise<boolean> {
  const stored = storeAt(task.folder).run(task.key);
  if (task.anew) await removeRun(stored);
  const sources = await sourcesOf(task.options, opened);
  const images = imagesOf(sources);
  const settings = resolveSettings(synthesisOptions(task.options), images);
  const engine = engineNamed(settings.engine, settings.engine === "compiled" ? { threads: task.threads } : {});
  const paced = pace(settings.scales, context.clock);
  const outcome = await runSynthesis(sources, settings, stored, {
    ...{ ...context, engine },
    onProgress: ({ scale, evaluation }) => context.onShare(paced(scale, evaluation).share),
  });
  if (outcome.kind === "interrupted") return false;
  const made = await readImage(stored.image);
  await writeFileAtomically(stored.thumbnail, await jpegBytes(thumbnailOf(made)));
  const measured = { ...measureContext(task, context), palette: paletteOf(images) };
  await writeMetrics(stored.metrics, images.exemplar, made, measured, context.clock);
  return true;
}

async function baselines(task: RunTask, context: TaskContext): Promise<true> {
  const { image, another } = await opened(task.options);
  const stored = storeAt(task.folder).exemplar(task.key);
  await writePng(image, stored.image);
  await writeBaselines(stored.baselines, image, another(), measureContext(task, context), context.clock);
  return true;
}

function measureContext({ heldOut, threads }: RunTask, { weights }: TaskContext): MeasureContext {
  return { heldOut, engine: engineNamed("compiled", { threads }), weights };
}

/** Pictures opened of late: runs of the same ones often follow one another. */
const recent = new Map<string, Promise<OpenedExemplar>>();
const KEPT = 4;

function opened(place: ExemplarPlace): Promise<OpenedExemplar> {
  const id = JSON.stringify([place.exemplar, place.size]);
  const exemplar = recent.get(id) ?? exemplarAt(place);
  recent.delete(id);
  recent.set(id, exemplar);
  const [oldest] = recent.keys();
  if (recent.size > KEPT) recent.delete(oldest!);
  return exemplar;
}
