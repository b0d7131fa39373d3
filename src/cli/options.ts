import type { Command } from "commander";
import { demand } from "../core/demand";
import type { CompiledOptions } from "../engine/compiled";
import { parseLosses, parseWeighted, type PlacedLoss, type Weighted } from "../synthesis/notation";
import type { SynthesisOptions } from "../synthesis/settings";
import { parseNames, parseNumber } from "./values";

/** Options that several commands share: what they are called, said and mean in one place. */
export interface NetworkFlags {
  features?: string;
  pooling?: string;
  padding?: string;
  networkSeed?: number;
  networkColor?: string;
  weights?: string;
}

export interface ObjectiveFlags extends NetworkFlags {
  size?: { height: number; width: number };
  layers?: Weighted[];
  loss?: PlacedLoss[];
  normalize?: boolean;
  balance?: string;
  preset?: string;
  init?: string;
  seed?: number;
}

export interface EngineFlags {
  engine?: string;
  threads?: number;
  provider?: string[];
}

export function addNetworkOptions(command: Command): Command {
  return command
    .option("--features <name>", "vgg16, vgg19, random-vgg, random-pyramid (default), random-filters, pixels")
    .option("--pooling <kind>", "average (default) or max")
    .option("--padding <kind>", "zero (default), reflect or circular (tileable output)")
    .option("--network-seed <n>", "of random weights (default: 0)", parseNumber("network-seed"))
    .option("--network-color <kind>", "what the network sees: full (default), gray, or without-opponent (vgg16, vgg19)")
    .option("--weights <file>", "file of the network: safetensors, Keras .h5 or .onnx");
}

/** All that defines what is minimized. */
export function addObjectiveOptions(command: Command): Command {
  return addNetworkOptions(command)
    .option(
      "--layers <list>",
      "as pool1,pool2:0.5, with weights (default: all five of Gatys et al., or pyramid levels)",
      parseWeighted("layers"),
    )
    .option("--loss <list>", "as gram:1 (default) or gram,spectrum:0.1@pixels; texture losses lists them", parseLosses)
    .option("--normalize", "scale each channel to a mean activation of 1 on the exemplar")
    .option(
      "--balance <kind>",
      "weigh the terms so that they begin equal at the start noise: by value or gradient (default: none)",
    )
    .option(
      "--preset <name>",
      "a paper's recipe, as gatys2015 or gatys2015/code; other options override it; texture presets lists them",
    )
    .option(
      "--init <name>",
      "color-matched (default), white-gaussian, uniform, power-law, shuffled or random-phase, as uniform/around=imagenet/half=1; of a transfer content (its default)",
    )
    .option("--seed <n>", "of the start (default: 1)", parseNumber("seed"));
}

export function addEngineOptions(command: Command): Command {
  return command
    .option("--engine <name>", "compiled (default), cpu, wasm, tfjs-node, tfjs-node-gpu")
    .option("--threads <n>", "of the compiled engine (default: one a core)", parseNumber("threads"))
    .option(
      "--provider <list>",
      "onnxruntime's, for the compiled engine: cpu (default), cuda, dml, coreml, webgpu, …; as cuda,cpu where the CPU may take what the first lacks",
      parseNames,
    );
}

export function objectiveOptions(flags: ObjectiveFlags): SynthesisOptions {
  return {
    preset: flags.preset,
    features: flags.features,
    layers: flags.layers?.map(({ name, weight }) => ({ layer: name, weight })),
    losses: flags.loss?.map(({ name, weight, layers }) => ({ loss: name, weight, layers })),
    pooling: flags.pooling,
    padding: flags.padding,
    networkSeed: flags.networkSeed,
    networkColor: flags.networkColor,
    normalized: flags.normalize,
    balance: flags.balance,
    init: flags.init,
    seed: flags.seed,
    size: flags.size,
  };
}

/** What an engine is opened with. @throws UsageError for a count of threads that is none */
export function engineOptions({ threads, provider }: EngineFlags): CompiledOptions {
  demand(
    threads === undefined || (Number.isInteger(threads) && threads >= 1 && threads <= 256),
    "threads",
    "a whole number from 1 to 256",
    threads,
  );
  return { threads, providers: provider };
}
