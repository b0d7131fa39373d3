/** What is changed: a constant that something is divided or multiplied by, a part left out, or what is taken from where. */
export const mutantKinds = ["divisor", "term", "index"] as const;
export type MutantKind = (typeof mutantKinds)[number];

/** One wrong formula. */
export interface Mutant {
  readonly kind: MutantKind;
  /** What is wrong with it, in a few words. */
  readonly what: string;
  /** Text of the file, which must stand there exactly once. */
  readonly find: string;
  /** What takes its place; it compiles. */
  readonly replace: string;
}

/** The mutants of one file. */
export interface MutantGroup {
  /** Under `src/`. */
  readonly file: string;
  /** The kinds of loss it belongs to: their cases of test/losses/every-loss.test.ts are tried second. */
  readonly losses: readonly string[];
  /** Under `test/`, tried first: the quickest of those likely to fail. The others come last. */
  readonly tests: readonly string[];
  /** Why there is nothing of a kind to change; any kind that has no mutant must be here. */
  readonly absent?: Partial<Record<MutantKind, string>>;
  readonly mutants: readonly Mutant[];
}

/** Rows of (kind, what, find, replace). */
export function mutantsOf(...rows: readonly (readonly [MutantKind, string, string, string])[]): readonly Mutant[] {
  return rows.map(([kind, what, find, replace]) => ({ kind, what, find, replace }));
}
