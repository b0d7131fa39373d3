import { canonicalJson, sha256 } from "../core/hash";
import { z } from "zod";
import { settingsSchema, type Settings } from "./settings";
import { algorithmVersions, colorVersion } from "./versions";

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
const pictureSchema = z.object({
  source: z.string(),
  height: z.number(),
  width: z.number(),
  /** Of the file, or of a procedural exemplar's float32 pixels. */
  sha256: z.string(),
  /** Of the float32 pixels as read. */
  pixelsSha256: z.string(),
});
export type PictureInfo = z.infer<typeof pictureSchema>;

const infosSchema = z.object({
  exemplar: pictureSchema,
  /** Of a style transfer; the exemplar is its style. */
  content: pictureSchema.optional(),
  /** Whose colors were wanted, where it was neither. */
  palette: pictureSchema.optional(),
});
export type PictureInfos = z.infer<typeof infosSchema>;

/** A finished run: everything that determined it, and how it went. */
export const recordSchema = infosSchema.extend({
  schema: z.literal(RECORD_SCHEMA),
  kind: z.enum(["synthesis", "transfer"]),
  /** sha256 over settings, pictures, weights and algorithm versions: the same key, the same image. */
  key: z.string(),
  options: settingsSchema,
  seed: z.number(),
  /** sha256 of the network's tensors, where it is a trained one. */
  weights: z.object({ sha256: z.string() }).nullable(),
  versions: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.number())])),
  engine: z.string(),
  stop: z.string(),
  seconds: z.number(),
  evaluations: z.number(),
  objective: z.number(),
  /** Of the result's numbers, those that a map after the run put outside 0..1. (The metric `clipped_share` looks at the finished picture.) */
  clippedShare: z.number().optional(),
  curve: z.array(curveSchema),
});
export type SynthesisRecord = z.infer<typeof recordSchema>;

/** A run with a content is a style transfer. */
export function kindOf({ content }: { readonly content?: unknown }): SynthesisRecord["kind"] {
  return content === undefined ? "synthesis" : "transfer";
}

/** The name of a result: equal inputs give equal keys. */
export function recordKey(settings: Settings, infos: PictureInfos, weights: string | null): string {
  const { exemplar, content, palette } = infos;
  return sha256(
    canonicalJson({
      ...{ kind: kindOf(infos), settings, pixels: exemplar.pixelsSha256, weights, algorithmVersions },
      ...(content ? { content: content.pixelsSha256 } : {}),
      ...(palette ? { palette: palette.pixelsSha256 } : {}),
      ...(settings.color ? { colorVersion } : {}),
    }),
  );
}
