import { z } from "zod";
import { featureNames } from "../features/create";
import { networkColors } from "../features/network-color";
import { paddings } from "../features/padding";
import { poolings } from "../features/pooling";
import type { Size } from "../objective/objective";
import { colorSchema, type ColorOptions } from "./color-choice";
import type { ContentOptions } from "./content-choice";
import type { AnyLoss, LossChoice } from "./loss-choice";
import type { SgdOptions } from "../optimize/minimize";
import { sourceNames } from "./pictures";

const size = { height: z.number().int().positive(), width: z.number().int().positive() };
const weight = z.number().nonnegative();

/**
 * How the stated weights become those of the sum, at the start noise of each scale: as they stand; divided by each term's
 * value there; divided by the Euclidean norm of its gradient there. A term that is zero there keeps its own.
 */
export const balances = ["none", "value", "gradient"] as const;

export const boundsKinds = ["unit", "exemplar", "none"] as const;

/** All that determines a result, beside the exemplar's pixels and the network's weights. */
export const settingsSchema = z.object({
  preset: z.string().optional(),
  features: z.object({
    name: z.enum(featureNames),
    pooling: z.enum(poolings),
    padding: z.enum(paddings),
    /** Of random weights. */
    seed: z.number().int().nonnegative(),
    /** Each channel's mean activation on the exemplar brought to 1. */
    normalized: z.boolean(),
    /** What the network sees of color, where it is not all of it. */
    color: z.enum(networkColors).optional(),
  }),
  layers: z.array(z.object({ layer: z.string(), weight })).nonempty(),
  losses: z
    .array(
      z.object({
        loss: z.string(),
        weight,
        /** Without layers of its own a loss works on all of the above. */
        layers: z.array(z.string()).nonempty().optional(),
        /** sha256 of the functions of a loss that is not the workbench's. */
        source: z.string().optional(),
        /** The picture that its target is taken from, where it is not the exemplar. */
        of: z.enum(sourceNames).exclude(["exemplar"]).optional(),
      }),
    )
    .nonempty(),
  /** How the result comes by its colors, where they are not left to the losses. */
  color: colorSchema.optional(),
  balance: z.enum(balances),
  /** Of a scale: its evaluations are split evenly, draws renewed and the optimizer begun anew between rounds. */
  rounds: z.number().int().positive(),
  init: z.string(),
  seed: z.number().int().nonnegative(),
  scales: z.array(z.object({ ...size, exemplar: z.object(size), evaluations: z.number().int().positive() })).nonempty(),
  optimizer: z.discriminatedUnion("method", [
    z.object({ method: z.literal("lbfgsb"), memory: z.number().int().positive() }),
    z.object({ method: z.literal("adam"), learningRate: z.number().positive() }),
    z.object({
      method: z.literal("sgd"),
      learningRate: z.number().positive(),
      momentum: z.number().min(0).lt(1),
      rateDecay: z.object({ factor: z.number().positive(), every: z.number().int().positive() }).optional(),
      /** Towards ImageNet's mean color. */
      weightDecay: z.number().nonnegative().optional(),
      /** Of the gradient's Euclidean norm, a variable. */
      gradientLimit: z.number().positive().optional(),
      stepTolerance: z.number().nonnegative().optional(),
    }),
  ]),
  /** Of variables that are levels of the picture (not of decorrelated ones, which have no box): 0..1, each channel's range in the exemplar, or none (each round's result is clipped to 0..1). */
  bounds: z.enum(boundsKinds),
  engine: z.string(),
  /** Of the compiled engine, where they are not the CPU alone: others round otherwise. */
  providers: z.array(z.string()).nonempty().optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

/** What a caller may say; all else follows from the preset, then from the defaults. */
export interface SynthesisOptions extends ColorOptions {
  readonly preset?: string | undefined;
  readonly features?: string | undefined;
  readonly layers?: readonly { readonly layer: string; readonly weight: number }[] | undefined;
  /** As "gram", a loss of one's own, or with weight and layers. Default: gram. */
  readonly losses?: readonly (AnyLoss | LossChoice)[] | undefined;
  /** Of a transfer: the term that holds the content. */
  readonly content?: ContentOptions | undefined;
  readonly pooling?: string | undefined;
  readonly padding?: string | undefined;
  readonly networkSeed?: number | undefined;
  readonly normalized?: boolean | undefined;
  /** What the network sees of color: full (default), gray or without-opponent. */
  readonly networkColor?: string | undefined;
  readonly balance?: string | undefined;
  readonly rounds?: number | undefined;
  /** Default: color-matched; of a transfer, content. */
  readonly init?: string | undefined;
  readonly seed?: number | undefined;
  /** Of the output. Default: the exemplar's. That of a transfer is the content's. */
  readonly size?: Size | undefined;
  readonly scales?: number | undefined;
  /** One number for all scales, or one a scale, coarsest first. */
  readonly evaluations?: readonly number[] | undefined;
  readonly optimizer?: string | undefined;
  readonly memory?: number | undefined;
  /** Of adam, in units of 0..1, or of sgd, in those over the gradient's. */
  readonly learningRate?: number | undefined;
  /** Of sgd. */
  readonly momentum?: number | undefined;
  /** More of sgd's, as in `SgdOptions` but for gradientLimit, which is that of the norm over the number of variables. */
  readonly sgd?: Pick<SgdOptions, "rateDecay" | "weightDecay" | "gradientLimit" | "stepTolerance"> | undefined;
  readonly bounds?: (typeof boundsKinds)[number] | undefined;
  readonly engine?: string | undefined;
  /** onnxruntime's execution providers for the compiled engine, first choice first. Default: cpu. */
  readonly providers?: readonly string[] | undefined;
}
