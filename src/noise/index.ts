import { z } from "zod";
import { demand, UsageError } from "../core/demand";
import { oneOf } from "../core/one-of";
import type { Random } from "../core/random";
import { demandSize } from "../image/demand-image";
import type { Image } from "../image/image";
import { aroundOption, colorAround } from "./around";
import { colorMatched } from "./color-matched";
import { powerLaw } from "./power-law";
import { randomPhase } from "./random-phase";
import { shuffled } from "./shuffled";
import { uniform } from "./uniform";
import { whiteGaussian } from "./white-gaussian";

export type StartName = "white-gaussian" | "uniform" | "power-law" | "color-matched" | "shuffled" | "random-phase";

/** What a start may know: the size wanted, the exemplar it is for, and where its randomness comes from. */
export interface StartContext {
  readonly height: number;
  readonly width: number;
  readonly exemplar: Image;
  readonly random: Random;
}

export type Start = (context: StartContext) => Image;

/** A start with its options still open: `--init NAME/option=value` chooses from them. */
interface StartKind {
  readonly options: z.ZodObject;
  readonly with: (given: unknown) => Start;
}

function startKind<Options extends z.ZodRawShape>(
  shape: Options,
  create: (options: z.output<z.ZodObject<Options>>) => Start,
): StartKind {
  const options = z.strictObject(shape);
  return { options, with: (given) => sized(create(options.parse(given))) };
}

const spread = (levels: number) => z.number().min(0).max(1e4).default(levels);

const kinds: Record<StartName, StartKind> = {
  "white-gaussian": startKind(
    { around: aroundOption, sigma: spread(51).describe("deviation before clipping, in levels of 0..255") },
    ({ around, sigma }) =>
      (context) =>
        whiteGaussian({ ...context, sigma, mean: colorAround(around, context.exemplar) }),
  ),
  uniform: startKind(
    { around: aroundOption, half: spread(127.5).describe("half the range, in levels of 0..255") },
    ({ around, half }) =>
      (context) =>
        uniform({ ...context, half, mean: colorAround(around, context.exemplar) }),
  ),
  "power-law": startKind(
    {
      alpha: z.number().min(-8).max(8).default(1).describe("power falls as 1/f^alpha: 1 pink, −1 blue"),
      around: aroundOption,
      sigma: spread(51).describe("deviation before clipping, in levels of 0..255"),
    },
    ({ alpha, around, sigma }) =>
      (context) =>
        powerLaw({ ...context, alpha, sigma, mean: colorAround(around, context.exemplar) }),
  ),
  "color-matched": startKind({}, () => colorMatched),
  shuffled: startKind({}, () => shuffled),
  "random-phase": startKind({}, () => randomPhase),
};

/** The pictures a run can begin from. All lie in 0..1: what falls outside is clipped. */
export const starts = Object.fromEntries(
  Object.entries(kinds).map(([name, kind]) => [name, kind.with({})]),
) as Readonly<Record<StartName, Start>>;

/** A start and its name, in which only options that are not the default are told, always in one order. */
export interface NamedStart {
  readonly name: string;
  readonly kind: StartName;
  /** All of them, defaults too. */
  readonly options: Readonly<Record<string, string | number>>;
  readonly start: Start;
}

/** The start of a description as "uniform" or "white-gaussian/around=exemplar/sigma=2.55". @throws UsageError */
export function startNamed(description: string): NamedStart {
  const [first = "", ...parts] = description.split("/");
  const kind = oneOf("init", Object.keys(kinds) as StartName[], first);
  const { options: schema, with: create } = kinds[kind];
  const given = Object.fromEntries(parts.map(optionOf));
  const defaults: Readonly<Record<string, unknown>> = schema.parse({});
  const { success, data, error } = schema.safeParse(given);
  if (!success) throw refusal(kind, Object.keys(defaults), parts, error);
  const options = data as Record<string, string | number>;
  const told = Object.entries(options).filter(([key, value]) => value !== defaults[key]);
  const name = [kind, ...told.map(([key, value]) => `${key}=${value}`)].join("/");
  return { name, kind, options, start: create(given) };
}

function optionOf(part: string): [string, string | number] {
  const [key = "", value, ...rest] = part.split("=");
  demand(key !== "" && value !== undefined && rest.length === 0, "init", "NAME/option=value/…", part);
  const number = value.trim() === "" ? NaN : Number(value);
  return [key, Number.isNaN(number) ? value : number];
}

function refusal(name: string, known: readonly string[], parts: readonly string[], error: z.ZodError): UsageError {
  const { code, path, message } = error.issues[0]!;
  const got = parts.join("/");
  if (code === "unrecognized_keys")
    return new UsageError(`init: expected options of ${name} among ${known.join(", ") || "none"}, got ${got}`);
  return new UsageError(`init: expected another ${String(path[0])} of ${name} (${message}), got ${got}`);
}

/** Hands on what the context names, so that a stray property never turns into an option. */
function sized(start: Start): Start {
  return ({ height, width, exemplar, random }) => {
    demandSize({ height, width }, "start");
    return start({ height, width, exemplar, random });
  };
}
