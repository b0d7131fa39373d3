/** What the tests that go over all losses know of one: `description` is what `lossNamed` takes. */
export interface LossCase {
  readonly description: string;
  /** Looks at where things are: other than the rest, it changes when positions are shuffled. */
  readonly spatial?: true;
  /** Compares position by position, so that exemplar and output must be of one size. */
  readonly sameSize?: true;
  /** Of central differences; small where the order of values must not change (sorting losses). Default 0.02. */
  readonly step?: number;
  /** Limit of the error against central differences. Default 1e-3. */
  readonly tolerance?: number;
  /** Limit of the error of compiled against eager. Default 1e-5; 1e-4 is the most that may stand here. */
  readonly compiled?: number;
}

/** Every kind at least once, and every choice that takes another path. */
export const lossCases: readonly LossCase[] = [{ description: "gram" }, { description: "gram/scale=paper" }];
