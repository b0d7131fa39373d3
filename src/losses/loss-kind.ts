import { z } from "zod";
import { demand, UsageError } from "../core/demand";
import type { Loss } from "./loss";

/** A loss with its options still open: what `texture losses` lists, and `--loss NAME/option=value` chooses from. */
export interface LossKind {
  readonly name: string;
  /** In a line; hats are the exemplar's. */
  readonly formula: string;
  /** Paper and equation, or the reasoning; departures stand in the file's comment. */
  readonly source: string;
  /** Each with a default and a description. */
  readonly options: z.ZodObject;
  /** @throws UsageError for unknown options and values out of range */
  with(options?: LossOptions): Loss;
}

export type LossOption = string | number | boolean | readonly number[];
export type LossOptions = Readonly<Record<string, LossOption>>;

interface Description<Options extends z.ZodRawShape> {
  readonly name: string;
  readonly formula: string;
  readonly source: string;
  readonly options: Options;
  readonly create: (options: z.output<z.ZodObject<Options>>) => Omit<Loss, "name">;
}

/** Completes a kind: options are checked and defaulted, and those that differ from the default are told in the name. */
export function lossKind<Options extends z.ZodRawShape>(description: Description<Options>): LossKind {
  const { name, formula, source, create } = description;
  const options = z.strictObject(description.options);
  const defaults = options.parse({}) as Record<string, LossOption>;
  return {
    name,
    formula,
    source,
    options,
    with(given = {}) {
      const { success, data, error } = options.safeParse(given);
      if (!success) throw refusal(name, defaults, given, error);
      const chosen = data as Record<string, LossOption>;
      const told = Object.keys(defaults).filter((key) => text(chosen[key]!) !== text(defaults[key]!));
      return { name: [name, ...told.map((key) => `${key}=${text(chosen[key]!)}`)].join("/"), ...create(data) };
    },
  };
}

/** "mmd_gaussian/bandwidths=0.5+1+2" -> its name and options. Values are numbers, true, false, lists with + or words. */
export function parseLoss(description: string): { name: string; options: Record<string, LossOption> } {
  const [name = "", ...parts] = description.split("/");
  const options: Record<string, LossOption> = {};
  for (const part of parts) {
    const [key = "", value, ...rest] = part.split("=");
    demand(key !== "" && value !== undefined && rest.length === 0, "loss", "NAME/option=value/…", description);
    options[key] = parsedValue(value);
  }
  return { name, options };
}

/** Numbers of an option that takes a list or a single one. */
export function numberList(each: z.ZodNumber) {
  return z.union([each.transform((value) => [value]), z.array(each).nonempty()]);
}

function parsedValue(value: string): LossOption {
  if (value === "true" || value === "false") return value === "true";
  const numbers = value.split("+").map((part) => (part.trim() === "" ? NaN : Number(part)));
  if (!numbers.every(Number.isFinite)) return value;
  return numbers.length === 1 ? numbers[0]! : numbers;
}

function text(value: LossOption): string {
  return Array.isArray(value) ? value.join("+") : String(value);
}

function refusal(name: string, defaults: LossOptions, given: LossOptions, error: z.ZodError): UsageError {
  const { path, code, message } = error.issues[0]!;
  if (code === "unrecognized_keys") {
    const known = Object.keys(defaults).join(", ");
    const unknown = Object.keys(given).filter((key) => !Object.hasOwn(defaults, key));
    return new UsageError(`${name}: expected options among ${known}, got ${unknown.join(", ")}`);
  }
  const key = String(path[0]);
  return new UsageError(`${name}: expected another ${key} (${message}), got ${text(given[key]!)}`);
}
