import { z } from "zod";
import { boundsKinds, type SynthesisOptions } from "../synthesis/settings";
import { contentOptions, parseLosses, parseWeighted } from "../synthesis/notation";

const whole = z.number().int().nonnegative();
const size = z.union([z.number().int().positive(), z.strictObject({ height: whole, width: whole })]);

/** What one run of an experiment may state, as data; what it does not state is as in `SynthesisOptions`. */
export const runOptionsSchema = z.strictObject({
  /** `procedural:NAME`, or a file's path from the folder where the command runs. */
  exemplar: z.string().min(1),
  /** Of the exemplar, in pixels; a file is cropped to it. One number is a side of a square. Default: 256, or the whole file. */
  size: size,
  /** Of the texture. Default: the exemplar's. */
  outputSize: size,
  /** Of a style transfer, whose style is the exemplar; as the exemplar. */
  content: z.string().min(1),
  /** In pixels. Default: `size`; where that is not stated either, as of the exemplar. */
  contentSize: size,
  /** As on the command line: "relu4_2+relu3_2". */
  contentLayers: z.string().min(1),
  contentWeight: z.number(),
  /** A picture whose colors are wanted, of `size`. Default: the content, else the exemplar. */
  palette: z.string().min(1),
  color: z.string(),
  colorStage: z.string(),
  colorShare: z.number(),
  preset: z.string(),
  features: z.string(),
  /** As on the command line: "pool1,pool2:0.5". */
  layers: z.string().min(1),
  /** As on the command line: "gram:1,spectrum:0.1@pixels". */
  losses: z.string().min(1),
  pooling: z.string(),
  padding: z.string(),
  networkSeed: whole,
  networkColor: z.string(),
  normalized: z.boolean(),
  balance: z.string(),
  rounds: whole,
  init: z.string(),
  seed: whole,
  scales: whole,
  /** One number for all scales, or one a scale, coarsest first. */
  evaluations: z.union([whole, z.array(whole).nonempty()]),
  optimizer: z.string(),
  memory: whole,
  learningRate: z.number(),
  momentum: z.number(),
  bounds: z.enum(boundsKinds),
  engine: z.string(),
});
export const someOptionsSchema = runOptionsSchema.partial();

export type SomeOptions = z.input<typeof someOptionsSchema>;
export type RunOptions = SomeOptions & { exemplar: string };
export const optionNames = Object.keys(runOptionsSchema.shape) as (keyof SomeOptions)[];

/** Options that mean the same in `SynthesisOptions`. */
const sharedSchema = z
  .object(
    runOptionsSchema.omit({
      exemplar: true,
      size: true,
      outputSize: true,
      layers: true,
      losses: true,
      evaluations: true,
      ...{ content: true, contentSize: true, contentLayers: true, contentWeight: true, palette: true },
    }).shape,
  )
  .partial();

/** As `resolveSettings` takes them. @throws UsageError for layers or losses that cannot be read */
export function synthesisOptions(options: RunOptions): SynthesisOptions {
  const { layers, losses, evaluations, outputSize, contentLayers, contentWeight } = options;
  const content = contentOptions(contentLayers, contentWeight);
  const weighted = layers === undefined ? undefined : parseWeighted("layers")(layers);
  const placed = losses === undefined ? undefined : parseLosses(losses);
  return {
    ...sharedSchema.parse(options),
    size: outputSize === undefined ? undefined : sizeOf(outputSize),
    layers: weighted?.map(({ name, weight }) => ({ layer: name, weight })),
    losses: placed?.map(({ name, ...place }) => ({ loss: name, ...place })),
    ...(content ? { content } : {}),
    evaluations: typeof evaluations === "number" ? [evaluations] : evaluations,
  };
}

export function sizeOf(given: NonNullable<SomeOptions["size"]>): { height: number; width: number } {
  return typeof given === "number" ? { height: given, width: given } : given;
}
