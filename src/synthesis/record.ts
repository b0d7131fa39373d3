import { canonicalJson, sha256 } from "../core/hash";
import { z } from "zod";
import { settingsSchema, type Settings } from "./settings";
import { algorithmVersions } from "./versions";

export const RECORD_SCHEMA = 2;

/** JSON has no NaN and no Infinity: an objective that was not finite is null there. */
const value = z
  .number()
  .nullable()
  .transform((number) => number ?? NaN);

const curveSchema = z.object({
  height: z.number(),
  width: z.number(),
  /** Objective at each evaluation of this scale, start first. */
  total: z.array(value),
  /** Each weight · loss at the same evaluations; they sum to the total. */
  terms: z.record(z.string(), z.array(value)),
  /** Of each term in the total, after balancing. */
  weights: z.record(z.string(), z.number()),
  /** Evaluations of each round: between them draws were renewed. */
  rounds: z.array(z.number()),
  /** Why this scale ended. */
  stop: z.string(),
});
export type ScaleCurve = z.infer<typeof curveSchema>;

/** Where the pixels came from. */
const exemplarSchema = z.object({
  source: z.string(),
  height: z.number(),
  width: z.number(),
  /** Of the file, or of a procedural exemplar's float32 pixels. */
  sha256: z.string(),
  /** Of the float32 pixels as read. */
  pixelsSha256: z.string(),
});
export type ExemplarInfo = z.infer<typeof exemplarSchema>;

/** A finished run: everything that determined it, and how it went. */
export const recordSchema = z.object({
  schema: z.literal(RECORD_SCHEMA),
  kind: z.literal("synthesis"),
  /** sha256 over settings, exemplar, weights and algorithm versions: the same key, the same image. */
  key: z.string(),
  options: settingsSchema,
  seed: z.number(),
  exemplar: exemplarSchema,
  /** sha256 of the network's tensors, where it is a trained one. */
  weights: z.object({ sha256: z.string() }).nullable(),
  versions: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.number())])),
  engine: z.string(),
  stop: z.string(),
  seconds: z.number(),
  evaluations: z.number(),
  objective: z.number(),
  curve: z.array(curveSchema),
});
export type SynthesisRecord = z.infer<typeof recordSchema>;

/** The name of a result: equal inputs give equal keys. */
export function recordKey(settings: Settings, exemplar: ExemplarInfo, weights: string | null): string {
  return sha256(
    canonicalJson({ kind: "synthesis", settings, pixels: exemplar.pixelsSha256, weights, algorithmVersions }),
  );
}
