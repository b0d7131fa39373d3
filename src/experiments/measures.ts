import { z } from "zod";
import { writeFileAtomically } from "../core/files";
import { canonicalJson } from "../core/hash";
import { oneOf } from "../core/one-of";
import { featureNames } from "../features/create";
import { weightsAtHand } from "../features/weights/at-hand";
import type { WeightsSource } from "../features/weights/load";
import type { Image } from "../image/image";
import { baselinesOf, measureImage, type MeasureContext } from "../metrics";
import type { FeatureChoice } from "../synthesis/feature-maps";
import type { CheckedExperiment } from "./experiment";
import { readJson } from "./store";

/** Raised by hand when a metric says something else of the same picture. */
const VERSION = 1;
/** Of random phases and shuffled pixels. */
const SEED = 1;
/** Between and beyond the layers that Gatys et al. optimize. */
const HELD_OUT = ["relu1_2", "relu2_2", "relu3_3", "relu4_1"];

const valuesSchema = z.record(z.string(), z.number().nullable());
export type MetricValues = z.infer<typeof valuesSchema>;

const currentSchema = z.object({ version: z.literal(VERSION), heldOut: z.unknown(), seconds: z.number() });
const measuredSchema = currentSchema.extend({ values: valuesSchema });
const baselinesSchema = currentSchema.extend({
  floor: valuesSchema.optional(),
  randomPhase: valuesSchema,
  shuffled: valuesSchema,
});
export type StoredBaselines = z.infer<typeof baselinesSchema>;

/** The layers that an experiment's metrics look at: its own choice, else VGG-16's where its weights lie, else those of random weights. */
export async function heldOutOf({ heldOut }: CheckedExperiment, weights: WeightsSource): Promise<FeatureChoice> {
  if (heldOut) return { name: oneOf("heldOut.features", featureNames, heldOut.features), layers: heldOut.layers };
  const trained = await weightsAtHand("vgg16", HELD_OUT, weights);
  return { name: trained ? "vgg16" : "random-vgg", layers: HELD_OUT };
}

/** What was measured of a run; undefined where it was not, or of other layers or by other metrics. */
export async function storedMetrics(path: string, heldOut: FeatureChoice): Promise<MetricValues | undefined> {
  return (await current(path, measuredSchema, heldOut))?.values;
}

export async function storedBaselines(path: string, heldOut: FeatureChoice): Promise<StoredBaselines | undefined> {
  return await current(path, baselinesSchema, heldOut);
}

/** Measures a picture and keeps what comes of it. @param clock  milliseconds */
export async function writeMetrics(
  path: string,
  exemplar: Image,
  image: Image,
  context: MeasureContext,
  clock: () => number,
): Promise<void> {
  const began = clock();
  const values = await measureImage(exemplar, image, context);
  await write(path, { heldOut: context.heldOut, seconds: (clock() - began) / 1000, values });
}

export async function writeBaselines(
  path: string,
  exemplar: Image,
  another: Image | undefined,
  context: MeasureContext,
  clock: () => number,
): Promise<void> {
  const began = clock();
  const { floor, randomPhase, shuffled } = baselinesOf(exemplar, another, SEED);
  const measured = (image: Image) => measureImage(exemplar, image, context);
  const values = {
    ...(floor ? { floor: await measured(floor) } : {}),
    randomPhase: await measured(randomPhase),
    shuffled: await measured(shuffled),
  };
  await write(path, { heldOut: context.heldOut, seconds: (clock() - began) / 1000, ...values });
}

async function write(path: string, content: object): Promise<void> {
  await writeFileAtomically(path, `${JSON.stringify({ version: VERSION, ...content }, null, 1)}\n`);
}

async function current<T extends { heldOut: unknown }>(
  path: string,
  schema: z.ZodType<T>,
  heldOut: FeatureChoice,
): Promise<T | undefined> {
  const { success, data } = schema.safeParse(await readJson(path));
  return success && canonicalJson(data.heldOut) === canonicalJson(heldOut) ? data : undefined;
}
