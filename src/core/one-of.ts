import { demand } from "./demand";

/** The value, if it is one of the known names. @throws UsageError that lists them */
export function oneOf<T extends string>(what: string, known: readonly T[], value: string): T {
  demand((known as readonly string[]).includes(value), what, `one of ${known.join(", ")}`, value);
  return value as T;
}
