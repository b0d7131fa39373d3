import type { LossChoice } from "../loss-choice";
import type { SynthesisOptions } from "../settings";

/** The paper's text, or the code that its authors published. */
export type Mode = "paper" | "code";

/** What a recipe may state: all but the size, the seed and how it is computed. */
export type RecipeOptions = Omit<SynthesisOptions, "preset" | "size" | "engine" | "providers" | "seed" | "losses"> & {
  readonly losses: readonly (LossChoice & { readonly loss: string })[];
};

/** One way of running a paper's method. */
export interface Recipe {
  /** Paper with section or equation, or repository and file. */
  readonly source: string;
  readonly options: RecipeOptions;
  /** What the source leaves open or was told from memory, and what stands here instead. */
  readonly open: readonly string[];
}

/** A paper's method. What a recipe states, an option of the caller overrides. */
export interface Preset {
  readonly name: string;
  readonly title: string;
  /** The paper. */
  readonly source: string;
  readonly modes: { readonly paper: Recipe; readonly code?: Recipe };
  /** What of the paper or of the code the workbench does not reproduce. */
  readonly departures: readonly string[];
}
