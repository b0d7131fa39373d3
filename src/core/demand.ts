import { quoted } from "./quoted";

/**
 * Refuses a bad argument in one sentence: who refuses, what was expected, what came.
 * Write the condition that must hold, so that NaN fails it.
 * @throws RangeError
 */
export function demand(holds: boolean, caller: string, wanted: string, got: unknown): asserts holds {
  if (!holds) throw new UsageError(`${caller}: expected ${wanted}, got ${describe(got)}`);
}

/** A wrong call: bad arguments, unreadable input, unknown names. The command line prints its message alone. */
export class UsageError extends RangeError {
  override readonly name = "UsageError";
}

function describe(value: unknown): string {
  if (typeof value === "string") return quoted(value);
  return Array.isArray(value) ? `[${value.join(", ")}]` : String(value);
}
