import type { Engine } from "../engine/engine";
import type { WeightsSource } from "../features/weights/load";
import type { Image } from "../image/image";
import type { Loss } from "../losses/loss";
import { writePng } from "../image/write";
import { writeCheckpoint } from "./checkpoint";
import { recordMark } from "./record-mark";
import { RECORD_SCHEMA, recordKey, type ExemplarInfo, type SynthesisRecord } from "./record";
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

/**
 * Synthesizes into a folder: `image.png` and `record.json`, and while it runs `checkpoint.bin` and `preview.png`.
 * A finished run of the same key is not computed again; a checkpoint of it is gone on from.
 */
export async function runSynthesis(
  exemplar: Image,
  info: ExemplarInfo,
  settings: Settings,
  run: RunFolder,
  context: RunContext,
): Promise<RunOutcome> {
  const { weights, sha256 } = await runWeights(settings, context.weights);
  const key = recordKey(settings, info, sha256);
  const { record: finished, checkpoint } = await openRun(run, key, context.force ?? false);
  if (finished) {
    await closeRun(run);
    return { kind: "found", record: finished };
  }
  context.onBegin?.(checkpoint ? "checkpoint" : "start");

  const began = context.clock() - (checkpoint?.milliseconds ?? 0);
  const result = await climb(exemplar, settings, {
    ...context,
    weights,
    resume: checkpoint,
    async save(position) {
      await writeCheckpoint(run.checkpoint, { key, milliseconds: context.clock() - began, ...position });
      const scale = settings.scales[position.scale]!;
      await writePng(
        { height: scale.height, width: scale.width, data: Float32Array.from(position.state.x) },
        run.preview,
      );
    },
  });
  if (result.stop === "interrupted") return { kind: "interrupted" };

  const record: SynthesisRecord = {
    schema: RECORD_SCHEMA,
    kind: "synthesis",
    key,
    options: settings,
    seed: settings.seed,
    exemplar: info,
    weights: sha256 === null ? null : { sha256 },
    versions: { ...context.versions, algorithms: algorithmVersions },
    engine: settings.engine,
    stop: result.stop,
    seconds: (context.clock() - began) / 1000,
    evaluations: result.curves.reduce((sum, { total }) => sum + total.length, 0),
    objective: result.value,
    curve: [...result.curves],
  };
  await writePng(result.image, run.image, { description: recordMark(key) });
  await writeRecord(run.record, record);
  await closeRun(run);
  return { kind: "finished", record };
}
