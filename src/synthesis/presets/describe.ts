import { lossKinds } from "../../losses";
import { parseLoss } from "../../losses/loss-kind";
import { startNamed } from "../../noise";
import { resolveSettings } from "../resolve-settings";
import type { Settings } from "../settings";
import { modesOf, type NamedRecipe } from "./index";
import type { Mode, Preset } from "./preset";

/** What a recipe comes to, choice by choice, in words. */
export type RecipeFacts = Readonly<Record<string, string>>;

export interface DescribedMode {
  readonly mode: Mode;
  /** For `--preset`. */
  readonly name: string;
  readonly source: string;
  readonly facts: RecipeFacts;
  /** Of each of its losses, with the constants of its scales. */
  readonly formulas: Readonly<Record<string, string>>;
  readonly open: readonly string[];
  readonly settings: Settings;
}

export interface Difference {
  readonly what: string;
  readonly paper: string;
  readonly code: string;
}

export interface DescribedPreset {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly modes: readonly DescribedMode[];
  /** In the facts of the two modes; empty where there is one. */
  readonly differences: readonly Difference[];
  readonly departures: readonly string[];
}

const SEPARATOR = ", ";

/** Of a square exemplar, on which the papers' recipes depend by their scales alone. */
const EXEMPLAR = { height: 256, width: 256 };

/** A preset with each mode's choices, defaults included, and the differences between them. */
export function describePreset(preset: Preset): DescribedPreset {
  const { name, title, source, departures } = preset;
  const modes = modesOf(preset).map(describedMode);
  const [paper, code] = modes;
  const differences = code ? differencesOf(paper!.facts, code.facts) : [];
  return { name, title, source, modes, differences, departures };
}

function describedMode({ name, mode, recipe }: NamedRecipe): DescribedMode {
  const settings = resolveSettings({ preset: name }, EXEMPLAR);
  const { source, open } = recipe;
  return {
    mode,
    name,
    source,
    facts: { ...factsOf(settings), ...contentFact(recipe) },
    formulas: formulasOf(settings),
    open,
    settings,
  };
}

function formulasOf({ losses }: Settings): Record<string, string> {
  const names = losses.map(({ loss }) => parseLoss(loss).name);
  return Object.fromEntries(
    lossKinds.filter(({ name }) => names.includes(name)).map(({ name, formula }) => [name, formula]),
  );
}

function differencesOf(paper: RecipeFacts, code: RecipeFacts): Difference[] {
  const whats = [...new Set([...Object.keys(paper), ...Object.keys(code)])];
  return whats
    .filter((what) => paper[what] !== code[what])
    .map((what) => ({ what, paper: ownOf(paper[what], code[what]), code: ownOf(code[what], paper[what]) }));
}

/** The entries of a list that another list lacks. */
function ownOf(list = "none", other = "none"): string {
  const others = other.split(SEPARATOR);
  const own = list.split(SEPARATOR).filter((entry) => !others.includes(entry));
  return own.length > 0 ? own.join(SEPARATOR) : "none";
}

/** Every choice of settings that a recipe can make. */
export function factsOf(settings: Settings): RecipeFacts {
  const { features, layers, losses, scales, optimizer } = settings;
  return {
    features: features.name,
    pooling: features.pooling,
    padding: features.padding,
    normalization: features.normalized ? "mean activation 1 over the exemplar" : "none",
    layers: layers.map(({ layer, weight }) => `${layer}:${number(weight)}`).join(SEPARATOR),
    losses: losses.map(lossFact).join(SEPARATOR),
    balance: settings.balance,
    optimizer: optimizer.method,
    ...optimizerFacts(optimizer),
    start: startFact(settings.init),
    bounds: settings.bounds,
    scales: String(scales.length),
    evaluations: scales.map(({ evaluations }) => evaluations).join(SEPARATOR),
    rounds: String(settings.rounds),
  };
}

/** Of a recipe for transfer. */
function contentFact({ options: { content } }: NamedRecipe["recipe"]): RecipeFacts {
  if (!content) return {};
  const { loss = "content", layers = [], weight = 1 } = content;
  return { "content, in a transfer": `${loss}:${number(weight)}@${layers.join("+")}` };
}

function lossFact({ loss, weight, layers }: Settings["losses"][number]): string {
  return `${loss}:${number(weight)}${layers ? `@${layers.join("+")}` : ""}`;
}

function startFact(init: string): string {
  const { kind, options } = startNamed(init);
  return [kind, ...Object.entries(options).map(([key, value]) => `${key}=${value}`)].join("/");
}

function optimizerFacts(optimizer: Settings["optimizer"]): RecipeFacts {
  if (optimizer.method === "lbfgsb") return { memory: String(optimizer.memory) };
  const rate = { "learning rate": `${number(optimizer.learningRate)} (pixels in 0..1)` };
  if (optimizer.method === "adam") return rate;
  const { momentum, rateDecay, weightDecay = 0, gradientLimit, stepTolerance = 0 } = optimizer;
  return {
    ...rate,
    momentum: number(momentum),
    "rate decay": rateDecay ? `times ${number(rateDecay.factor)} every ${rateDecay.every} steps` : "none",
    "weight decay": number(weightDecay),
    "gradient limit": gradientLimit === undefined ? "none" : `norm ${number(gradientLimit)} times the variables`,
    "stop where a step is below": `${number(stepTolerance)} of the picture`,
  };
}

/** Four digits; told exactly in the settings. */
function number(value: number): string {
  const short = Number(value.toPrecision(4));
  return value >= 1e5 ? short.toExponential().replace("+", "") : String(short);
}
