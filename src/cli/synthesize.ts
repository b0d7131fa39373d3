import { join } from "node:path";
import type { Command } from "commander";
import { sha256, canonicalJson } from "../core/hash";
import { printable } from "../core/quoted";
import type { SynthesisRecord } from "../synthesis/record";
import { runSynthesis } from "../synthesis/run";
import { runFolder, type RunFolder } from "../synthesis/run-folder";
import { resolveSettings, type Settings, type SynthesisOptions } from "../synthesis/settings";
import { interruption, noteTeller, openEngine, say, weightsSource } from "./context";
import { DONE, INTERRUPTED } from "./exit-codes";
import { showCurve } from "./curve";
import { openExemplar, type NamedImage } from "./exemplar";
import { noProgress, progressView } from "./progress";
import {
  addEngineOptions,
  addObjectiveOptions,
  engineOptions,
  objectiveOptions,
  type EngineFlags,
  type ObjectiveFlags,
} from "./options";
import { safeName } from "./safe-name";
import { parseNumber, parseNumbers } from "./values";
import { versions } from "../core/versions";

interface SynthesizeFlags extends ObjectiveFlags, EngineFlags {
  out?: string;
  evaluations?: number[];
  rounds?: number;
  scales?: number;
  optimizer?: string;
  memory?: number;
  learningRate?: number;
  momentum?: number;
  force?: boolean;
  json?: boolean;
  quiet?: boolean;
}

export function addSynthesize(program: Command): void {
  const command = program
    .command("synthesize")
    .description(
      "Makes a new texture that looks like EXEMPLAR: a PNG, JPEG, WebP, AVIF, TIFF or GIF file, or\n" +
        "procedural:NAME[:WxH].\n" +
        "Writes image.png, record.json, curve.html and curve.png. The same command again shows the finished run,\n" +
        "or goes on where a stopped one stood.",
    )
    .argument("<exemplar>", "image file or procedural:NAME")
    .option("--out <dir>", "folder of the run (default: out/NAME-KEY)");
  addObjectiveOptions(command)
    .option("--evaluations <n,…>", "for every scale, or one a scale, coarsest first", parseNumbers("evaluations"))
    .option(
      "--rounds <n>",
      "parts of a scale's evaluations; losses draw anew and the optimizer begins anew between them (default: 1)",
      parseNumber("rounds"),
    )
    .option(
      "--scales <n>",
      "halvings plus one; 1 is the papers' single scale (default: by size)",
      parseNumber("scales"),
    )
    .option("--optimizer <name>", "lbfgsb (default), adam or sgd")
    .option("--memory <n>", "pairs that lbfgsb keeps (default: 20)", parseNumber("memory"))
    .option(
      "--learning-rate <x>",
      "of adam or sgd, pixels being 0..1 (default: 0.02, 0.001)",
      parseNumber("learning-rate"),
    )
    .option("--momentum <x>", "of sgd (default: 0.9)", parseNumber("momentum"));
  addEngineOptions(command)
    .option("--force", "replace another run in the folder")
    .option("--json", "print the record on standard output")
    .option("--quiet", "print nothing but errors")
    .action(async (source: string, flags: SynthesizeFlags) => {
      process.exitCode = await synthesizeCommand(
        await openExemplar(source, flags.quiet ? undefined : noteTeller()),
        flags,
      );
    });
}

/** Runs and tells of it. @returns the exit code */
export async function synthesizeCommand(exemplar: NamedImage, flags: SynthesizeFlags): Promise<number> {
  const { out, json = false, quiet = false, force = false } = flags;
  const { threads } = engineOptions(flags);
  const settings = resolveSettings(optionsOf(flags), exemplar.image);
  const run = runFolder(out ?? defaultFolder(exemplar, settings));
  const engine = await openEngine(settings.engine, { threads, providers: settings.providers });
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
    process.stderr.write(
      `Interrupted; ${printable(run.folder)} keeps the state, and the same command goes on from there.\n`,
    );
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
  say(`image   ${printable(run.image)}`);
  say(`curve   ${printable(run.curve)}`);
  say(`plot    ${printable(run.plot)}`);
  say(`record  ${printable(run.record)}`);
}

/** The same settings for the same exemplar lie in the same folder. */
function defaultFolder({ name, info }: NamedImage, settings: Settings): string {
  return join("out", `${safeName(name)}-${sha256(canonicalJson({ settings, pixels: info.pixelsSha256 })).slice(0, 8)}`);
}

function optionsOf(flags: SynthesizeFlags): SynthesisOptions {
  return {
    ...objectiveOptions(flags),
    scales: flags.scales,
    evaluations: flags.evaluations,
    rounds: flags.rounds,
    optimizer: flags.optimizer,
    memory: flags.memory,
    learningRate: flags.learningRate,
    momentum: flags.momentum,
    engine: flags.engine,
    providers: flags.provider,
  };
}
