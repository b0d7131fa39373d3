import type { Engine } from "../engine/engine";
import type { WeightsSource } from "../features/weights/load";
import type { Image } from "../image/image";
import type { Loss } from "../losses/loss";
import { writePng } from "../image/write";
import { writeCheckpoint } from "./checkpoint";
import { recordMark } from "./record-mark";
import type { Pictures } from "./pictures";
import { RECORD_SCHEMA, kindOf, recordKey, type PictureInfo, type PictureInfos, type SynthesisRecord } from "./record";
import { closeRun, openRun, writeRecord, type RunFolder } from "./run-folder";
import type { Settings } from "./settings";
import { runWeights } from "./run-weights";
import { climb, type Progress } from "./climb";
import { algorithmVersions } from "./versions";

export interface RunContext {
  readonly engine: Engine;
  readonly weights: WeightsSource;
  /** Losses of one's own that the settings name. */
  readonly losses?: readonly Loss[] | undefined;
  /** Versions told in the record beside the algorithms': the workbench's, the runtime's. */
  readonly versions: Readonly<Record<string, string>>;
  /** Milliseconds from any beginning. */
  readonly clock: () => number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Told once, before the first evaluation. */
  readonly onBegin?: ((from: "start" | "checkpoint") => void) | undefined;
  /** Replace whatever run the folder holds. */
  readonly force?: boolean;
}

/** How a run ended: finished now, found finished, or interrupted with its state kept. */
export type RunOutcome =
  { readonly kind: "finished" | "found"; readonly record: SynthesisRecord } | { readonly kind: "interrupted" };

/** A picture and where it came from. */
export interface Source {
  readonly image: Image;
  readonly info: PictureInfo;
}

/** What a run looks at, and where it came from. */
export interface Sources {
  readonly exemplar: Source;
  readonly content?: Source | undefined;
  readonly palette?: Source | undefined;
}

/**
 * Synthesizes into a folder: `image.png` and `record.json`, and while it runs `checkpoint.bin` and `preview.png`.
 * A finished run of the same key is not computed again; a checkpoint of it is gone on from.
 */
export async function runSynthesis(
  sources: Sources,
  settings: Settings,
  run: RunFolder,
  context: RunContext,
): Promise<RunOutcome> {
  const { weights, sha256 } = await runWeights(settings, context.weights);
  const infos = infosOf(sources);
  const key = recordKey(settings, infos, sha256);
  const { record: finished, checkpoint } = await openRun(run, key, context.force ?? false);
  if (finished) {
    await closeRun(run);
    return { kind: "found", record: finished };
  }
  context.onBegin?.(checkpoint ? "checkpoint" : "start");

  const began = context.clock() - (checkpoint?.milliseconds ?? 0);
  const result = await climb(imagesOf(sources), settings, {
    ...context,
    weights,
    resume: checkpoint,
    async save(position, picture) {
      await writeCheckpoint(run.checkpoint, { key, milliseconds: context.clock() - began, ...position });
      await writePng(picture, run.preview);
    },
  });
  if (result.stop === "interrupted") return { kind: "interrupted" };

  const record: SynthesisRecord = {
    schema: RECORD_SCHEMA,
    kind: kindOf(infos),
    key,
    options: settings,
    seed: settings.seed,
    ...infos,
    weights: sha256 === null ? null : { sha256 },
    versions: { ...context.versions, algorithms: algorithmVersions },
    engine: settings.engine,
    stop: result.stop,
    seconds: (context.clock() - began) / 1000,
    evaluations: result.curves.reduce((sum, { total }) => sum + total.length, 0),
    objective: result.value,
    ...(result.clippedShare === undefined ? {} : { clippedShare: result.clippedShare }),
    curve: [...result.curves],
  };
  await writePng(result.image, run.image, { description: recordMark(key) });
  await writeRecord(run.record, record);
  await closeRun(run);
  return { kind: "finished", record };
}

export function imagesOf({ exemplar, content, palette }: Sources): Pictures {
  return { exemplar: exemplar.image, content: content?.image, palette: palette?.image };
}

/** Of those that are there. */
export function infosOf({ exemplar, content, palette }: Sources): PictureInfos {
  return {
    exemplar: exemplar.info,
    ...(content ? { content: content.info } : {}),
    ...(palette ? { palette: palette.info } : {}),
  };
}
