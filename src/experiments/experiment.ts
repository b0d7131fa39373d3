import { z } from "zod";
import { UsageError } from "../core/demand";
import { optionNames, someOptionsSchema } from "./run-options";

const value = z.union([z.string().min(1), z.number(), z.boolean()]);

/**
 * An axis named as an option lists that option's values. Any other name, or values that set several options at once, are
 * given as a table: what a value is called, and what it sets. (So two options vary together: paired axes.)
 */
const axis = z.union([z.array(value).nonempty(), z.record(z.string().min(1), someOptionsSchema)]);

/** Values of axes by what they are called. */
const chosen = z.record(z.string(), z.union([value, z.array(value).nonempty()]));

export const experimentSchema = z.strictObject({
  /** What it is to find out, in a sentence. */
  question: z.string().min(1),
  /** The figure that it reproduces, if it does: paper and number. */
  source: z.string().min(1).optional(),
  /** What all runs share. */
  base: someOptionsSchema.default({}),
  /** The grid: every value of each with every value of the others. */
  axes: z.record(z.string().min(1), axis),
  /** Runs that are left out: those that have all values of an entry. */
  exclude: z.array(chosen).default([]),
  /** The quick budget: options in place of the base's and the axes', and fewer values of axes. */
  quick: z.strictObject({ set: someOptionsSchema.default({}), axes: chosen.default({}) }).prefault({}),
  /** Layers that metrics look at, none of which a run should optimize. Default: those between the usual ones of its network. */
  heldOut: z.strictObject({ features: z.string(), layers: z.array(z.string()).nonempty() }).optional(),
});

/** As written in a file of `experiments/`: `export const experiment = { … } satisfies Experiment`. */
export type Experiment = z.input<typeof experimentSchema>;
export type CheckedExperiment = z.output<typeof experimentSchema>;

/** @param name  who is told to be wrong  @throws UsageError that names the place of the first fault */
export function checkedExperiment(given: unknown, name: string): CheckedExperiment {
  const { success, data, error } = experimentSchema.safeParse(given);
  if (!success) {
    const { path, message } = error.issues[0]!;
    throw new UsageError(
      `experiment ${name}: expected another ${path.join(".") || "declaration"} (${message}); see src/experiments/experiment.ts`,
    );
  }
  for (const [axisName, values] of Object.entries(data.axes)) {
    if (!Array.isArray(values) || (optionNames as string[]).includes(axisName)) continue;
    throw new UsageError(
      `experiment ${name}: expected the axis ${axisName} to be a table of values and what they set, got a list; only axes named as an option are lists: ${optionNames.join(", ")}`,
    );
  }
  return data;
}
