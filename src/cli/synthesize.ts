import { join } from "node:path";
import type { Command } from "commander";
import { demand } from "../core/demand";
import { sha256, canonicalJson } from "../core/hash";
import type { SynthesisRecord } from "../synthesis/record";
import { runSynthesis } from "../synthesis/run";
import { runFolder, type RunFolder } from "../synthesis/run-folder";
import { resolveSettings, type Settings, type SynthesisOptions } from "../synthesis/settings";
import { DONE, INTERRUPTED, interruption, openEngine, say, weightsSource } from "./context";
import { showCurve } from "./curve";
import { openExemplar, type NamedImage } from "./exemplar";
import { noProgress, progressView } from "./progress";
import { parseNumber, parseNumbers, parseSize, parseWeighted, type Weighted } from "./values";
import { versions } from "./versions";

interface SynthesizeFlags {
  out?: string;
  size?: { height: number; width: number };
  features?: string;
  layers?: Weighted[];
  loss?: Weighted[];
  pooling?: string;
  padding?: string;
  networkSeed?: number;
  normalize?: boolean;
  balance?: boolean;
  preset?: string;
  init?: string;
  seed?: number;
  evaluations?: number[];
  scales?: number;
  engine?: string;
  threads?: number;
  optimizer?: string;
  memory?: number;
  learningRate?: number;
  weights?: string;
  force?: boolean;
  json?: boolean;
  quiet?: boolean;
}

export function addSynthesize(program: Command): void {
  program
    .command("synthesize")
    .summary("make a new texture that looks like an exemplar")
    .description(
      "Makes a new texture that looks like EXEMPLAR, a PNG or JPEG file or procedural:NAME[:WxH].\n" +
        "Writes image.png, record.json, curve.html and curve.png. The same command again shows the finished run,\n" +
        "or goes on where a stopped one stood.",
    )
    .argument("<exemplar>", "image file or procedural:NAME")
    .option("--out <dir>", "folder of the run (default: out/NAME-KEY)")
    .option("--size <WxH>", "of the output (default: the exemplar's)", parseSize)
    .option("--features <name>", "vgg16, vgg19, random-vgg, random-pyramid, pixels (default: random-pyramid)")
    .option(
      "--layers <list>",
      "as pool1,pool2:0.5, with weights (default: all five of Gatys et al., or pyramid levels)",
      parseWeighted("layers"),
    )
    .option("--loss <list>", "as gram_relative:1 (default) or gram_gatys2015", parseWeighted("loss"))
    .option("--pooling <kind>", "average (default) or max")
    .option("--padding <kind>", "zero (default), reflect or circular (tileable output)")
    .option("--network-seed <n>", "of random weights (default: 0)", parseNumber("network-seed"))
    .option("--normalize", "scale each channel to a mean activation of 1 on the exemplar")
    .option("--balance", "weight the terms so that all begin equal")
    .option("--preset <name>", "a paper's recipe: gatys2015; other options override it")
    .option("--init <name>", "color-matched (default), white-gaussian, uniform or gatys2015")
    .option("--seed <n>", "of the start (default: 1)", parseNumber("seed"))
    .option("--evaluations <n,…>", "for every scale, or one a scale, coarsest first", parseNumbers("evaluations"))
    .option(
      "--scales <n>",
      "halvings plus one; 1 is the papers' single scale (default: by size)",
      parseNumber("scales"),
    )
    .option("--engine <name>", "compiled (default), cpu, wasm, tfjs-node, tfjs-node-gpu")
    .option("--threads <n>", "of the compiled engine (default: one a core)", parseNumber("threads"))
    .option("--optimizer <name>", "lbfgsb (default) or adam")
    .option("--memory <n>", "pairs that lbfgsb keeps (default: 20)", parseNumber("memory"))
    .option("--learning-rate <x>", "of adam, in units of 0..1 (default: 0.02)", parseNumber("learning-rate"))
    .option("--weights <file>", "safetensors file of the network")
    .option("--force", "replace another run in the folder")
    .option("--json", "print the record on standard output")
    .option("--quiet", "print nothing but errors")
    .action(async (source: string, flags: SynthesizeFlags) => {
      process.exitCode = await synthesizeCommand(await openExemplar(source), flags);
    });
}

/** Runs and tells of it. @returns the exit code */
export async function synthesizeCommand(exemplar: NamedImage, flags: SynthesizeFlags): Promise<number> {
  const { out, json = false, quiet = false, force = false, threads } = flags;
  demand(
    threads === undefined || (Number.isInteger(threads) && threads >= 1 && threads <= 256),
    "threads",
    "a whole number from 1 to 256",
    threads,
  );
  const settings = resolveSettings(optionsOf(flags), exemplar.image);
  const run = runFolder(out ?? defaultFolder(exemplar, settings));
  const engine = openEngine(settings.engine, threads);
  const signal = interruption();
  const clock = () => performance.now();
  const view = json || quiet ? noProgress : progressView(settings.scales, clock);
  const outcome = await runSynthesis(exemplar.image, exemplar.info, settings, run, {
    engine,
    weights: weightsSource(flags.weights),
    versions: versions(),
    clock,
    signal,
    force,
    onProgress: (progress) => view.update(progress),
  }).finally(() => view.end());

  if (outcome.kind === "interrupted") {
    process.stderr.write(`Interrupted; ${run.folder} keeps the state, and the same command goes on from there.\n`);
    return INTERRUPTED;
  }
  const title = `${exemplar.name}: ${settings.features.name}, ${settings.losses.map(({ loss }) => loss).join(" + ")}`;
  const note = await showCurve(title, outcome.record, run, { anew: outcome.kind === "finished", signal });
  if (note !== undefined && !quiet) process.stderr.write(`${note}\n`);
  if (json) say(JSON.stringify({ ...outcome.record, folder: run.folder }));
  else if (!quiet) report(outcome.record, run, outcome.kind === "found");
  return DONE;
}

function report({ evaluations, seconds, objective, stop }: SynthesisRecord, run: RunFolder, found: boolean): void {
  if (found) say("This run is finished already; here is what it made.");
  say(`objective ${objective.toExponential(3)} after ${evaluations} evaluations in ${seconds.toFixed(1)} s (${stop})`);
  say(`image   ${run.image}`);
  say(`curve   ${run.curve}`);
  say(`plot    ${run.plot}`);
  say(`record  ${run.record}`);
}

/** The same settings for the same exemplar lie in the same folder. */
function defaultFolder({ name, info }: NamedImage, settings: Settings): string {
  return join("out", `${name}-${sha256(canonicalJson({ settings, pixels: info.pixelsSha256 })).slice(0, 8)}`);
}

function optionsOf(flags: SynthesizeFlags): SynthesisOptions {
  return {
    preset: flags.preset,
    features: flags.features,
    layers: flags.layers?.map(({ name, weight }) => ({ layer: name, weight })),
    losses: flags.loss?.map(({ name, weight }) => ({ loss: name, weight })),
    pooling: flags.pooling,
    padding: flags.padding,
    networkSeed: flags.networkSeed,
    normalized: flags.normalize,
    balance: flags.balance,
    init: flags.init,
    seed: flags.seed,
    size: flags.size,
    scales: flags.scales,
    evaluations: flags.evaluations,
    optimizer: flags.optimizer,
    memory: flags.memory,
    learningRate: flags.learningRate,
    engine: flags.engine,
  };
}
