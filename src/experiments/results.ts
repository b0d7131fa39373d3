import { z } from "zod";
import { UsageError } from "../core/demand";
import { writeFileAtomically } from "../core/files";
import { quoted } from "../core/quoted";
import type { Image } from "../image/image";
import { readImage } from "../image/read";
import type { SynthesisRecord } from "../synthesis/record";
import { readRecord } from "../synthesis/run-folder";
import { diversities } from "./diversities";
import { storedBaselines } from "./measures";
import type { OpenExperiment } from "./open-experiment";
import type { StoredRun } from "./standing";
import { readJson, STORE_SCHEMA, storeAt, type Store } from "./store";
import type { FeatureChoice } from "../synthesis/feature-maps";

const values = z.record(z.string(), z.number().nullable());

const runSchema = z.object({
  key: z.string(),
  /** Its exemplar's name. */
  exemplar: z.string(),
  /** Axis -> what its value is called. */
  axes: z.record(z.string(), z.string()),
  state: z.enum(["finished", "failed", "pending"]),
  error: z.string().optional(),
  objective: z.number().optional(),
  evaluations: z.number().optional(),
  seconds: z.number().optional(),
  stop: z.string().optional(),
  metrics: values.optional(),
});

type IndexedRun = z.infer<typeof runSchema>;

const indexSchema = z.object({
  schema: z.literal(STORE_SCHEMA),
  experiment: z.string(),
  question: z.string(),
  source: z.string().optional(),
  axes: z.array(z.string()),
  /** What the metrics that look through a network looked at. */
  heldOut: z.object({ name: z.string(), layers: z.array(z.string()) }),
  /** Of each exemplar: another sample of it, noise with its spectrum, its pixels shuffled. */
  baselines: z.array(
    z.object({ exemplar: z.string(), floor: values.optional(), randomPhase: values, shuffled: values }),
  ),
  runs: z.array(runSchema),
});

/** What a store holds of an experiment, as it was written last. */
export type ExperimentIndex = z.infer<typeof indexSchema>;

/** An experiment's results, readable without its declaration, its exemplars or weights. */
export interface ExperimentResults extends ExperimentIndex {
  record(key: string): Promise<SynthesisRecord>;
  image(key: string): Promise<Image>;
}

/** Writes in one file what a store holds of an experiment; made anew at will. */
export async function writeIndex(
  { name, experiment, store, heldOut }: Omit<OpenExperiment, "runs" | "standing">,
  runs: readonly StoredRun[],
): Promise<void> {
  const { question, source, axes } = experiment;
  const diverse = await diversities(store, runs);
  const index: ExperimentIndex = {
    ...{
      schema: STORE_SCHEMA,
      experiment: name,
      question,
      source,
      axes: Object.keys(axes),
      heldOut: { name: heldOut.name, layers: [...heldOut.layers] },
    },
    baselines: await baselinesIn(store, runs, heldOut),
    runs: runs.map(({ run: { key, axes: labels, sources }, state, metrics }) => ({
      ...{ key, exemplar: sources.exemplar.name, axes: labels, ...told(state) },
      ...(metrics ? { metrics: { ...metrics, diversity: diverse.get(key) ?? null } } : {}),
    })),
  };
  await writeFileAtomically(store.index, `${JSON.stringify(index, null, 1)}\n`);
}

/** @throws UsageError where there is no index, or one of another schema */
export async function readResults(folder: string): Promise<ExperimentResults> {
  const store = storeAt(folder);
  const { success, data } = indexSchema.safeParse(await readJson(store.index));
  if (!success)
    throw new UsageError(
      `results: expected ${quoted(store.index)} to be an experiment's index of schema ${STORE_SCHEMA}, got none; make it with texture experiment report`,
    );
  return {
    ...data,
    image: (key) => readImage(store.run(key).image),
    async record(key) {
      const record = await readRecord(store.run(key).record);
      if (!record)
        throw new UsageError(`results: expected a finished run ${quoted(key)} in ${quoted(folder)}, got none`);
      return record;
    },
  };
}

async function baselinesIn(
  store: Store,
  runs: readonly StoredRun[],
  heldOut: FeatureChoice,
): Promise<ExperimentIndex["baselines"]> {
  const exemplars = new Map(
    runs.map(({ run: { sources } }) => [sources.exemplar.info.pixelsSha256, sources.exemplar.name]),
  );
  const found = await Promise.all(
    [...exemplars].map(async ([key, exemplar]) => {
      const stored = await storedBaselines(store.exemplar(key).baselines, heldOut);
      if (!stored) return [];
      const { floor, randomPhase, shuffled } = stored;
      return [{ exemplar, ...(floor ? { floor } : {}), randomPhase, shuffled }];
    }),
  );
  return found.flat();
}

function told({ state, ...rest }: StoredRun["state"]): Omit<IndexedRun, "key" | "exemplar" | "axes"> {
  if ("record" in rest) {
    const { objective, evaluations, seconds, stop } = rest.record;
    return { state, objective, evaluations, seconds, stop };
  }
  return "error" in rest ? { state, error: rest.error } : { state };
}
