import { join } from "node:path";
import type { Command } from "commander";
import { sha256, canonicalJson } from "../core/hash";
import { printable } from "../core/quoted";
import { versions } from "../core/versions";
import type { SynthesisRecord } from "../synthesis/record";
import { imagesOf, infosOf, runSynthesis } from "../synthesis/run";
import { runFolder, type RunFolder } from "../synthesis/run-folder";
import { demandPaletteSeen } from "../synthesis/color-choice";
import { resolveSettings } from "../synthesis/resolve-settings";
import type { Settings, SynthesisOptions } from "../synthesis/settings";
import { interruption, noteTeller, openEngine, say, weightsSource } from "./context";
import { showCurve } from "./curve";
import { openExemplar, type NamedImage } from "./exemplar";
import { DONE, INTERRUPTED } from "./exit-codes";
import {
  addEngineOptions,
  addObjectiveOptions,
  engineOptions,
  objectiveOptions,
  type EngineFlags,
  type ObjectiveFlags,
} from "./options";
import { noProgress, progressView } from "./progress";
import { safeName } from "./safe-name";
import { parseNumber, parseNumbers } from "./values";

/** Options of commands that make a picture. */
export interface RunFlags extends ObjectiveFlags, EngineFlags {
  out?: string;
  palette?: string;
  color?: string;
  colorStage?: string;
  colorShare?: number;
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

/** What a run looks at, each with a name. */
export interface NamedSources {
  readonly exemplar: NamedImage;
  readonly content?: NamedImage | undefined;
  readonly palette?: NamedImage | undefined;
}

export function addRunOptions(command: Command): Command {
  addObjectiveOptions(command)
    .option("--color <way>", "of giving the result wanted colors; texture colors lists them (default: none)")
    .option("--palette <image>", "whose colors are wanted (default: the content's, else the exemplar's)")
    .option("--color-stage <when>", "before the run, after it, or both, where a way has the choice")
    .option(
      "--color-share <x>",
      "of color-term: 0 is texture only, 1 color only (default: 0.5)",
      parseNumber("color-share"),
    )
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
  return addEngineOptions(command)
    .option("--force", "replace another run in the folder")
    .option("--json", "print the record on standard output")
    .option("--quiet", "print nothing but errors");
}

/** Opens a run's pictures, each by its name. @throws UsageError */
export async function openSources(
  names: { readonly exemplar: string; readonly content?: string },
  { palette, quiet }: RunFlags,
): Promise<NamedSources> {
  const tell = quiet ? undefined : noteTeller();
  return {
    exemplar: await openExemplar(names.exemplar, tell),
    ...(names.content === undefined ? {} : { content: await openExemplar(names.content, tell) }),
    ...(palette === undefined ? {} : { palette: await openExemplar(palette, tell) }),
  };
}

/** Runs and tells of it. @returns the exit code */
export async function runCommand(sources: NamedSources, options: SynthesisOptions, flags: RunFlags): Promise<number> {
  const { out, json = false, quiet = false, force = false } = flags;
  const { threads } = engineOptions(flags);
  const settings = resolveSettings(options, imagesOf(sources));
  demandPaletteSeen(sources, settings);
  const run = runFolder(out ?? defaultFolder(sources, settings));
  const engine = await openEngine(settings.engine, { threads, providers: settings.providers });
  const signal = interruption();
  const clock = () => performance.now();
  const view = json || quiet ? noProgress : progressView(settings.scales, clock);
  const outcome = await runSynthesis(sources, settings, run, {
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
  const title = `${titleOf(sources)}: ${settings.features.name}, ${settings.losses.map(({ loss }) => loss).join(" + ")}`;
  const note = await showCurve(title, outcome.record, run, { anew: outcome.kind === "finished", signal });
  if (note !== undefined && !quiet) process.stderr.write(`${note}\n`);
  if (json) say(JSON.stringify({ ...outcome.record, folder: run.folder }));
  else if (!quiet) report(outcome.record, run, outcome.kind === "found");
  return DONE;
}

function report(record: SynthesisRecord, run: RunFolder, found: boolean): void {
  const { evaluations, seconds, objective, stop, clippedShare } = record;
  if (found) say("This run is finished already; here is what it made.");
  say(`objective ${objective.toExponential(3)} after ${evaluations} evaluations in ${seconds.toFixed(1)} s (${stop})`);
  if (clippedShare !== undefined)
    say(`color   ${(100 * clippedShare).toFixed(2)} % of the values were clipped to come into the range of colors`);
  say(`image   ${printable(run.image)}`);
  say(`curve   ${printable(run.curve)}`);
  say(`plot    ${printable(run.plot)}`);
  say(`record  ${printable(run.record)}`);
}

function titleOf({ exemplar, content }: NamedSources): string {
  return content ? `${content.name} in the style of ${exemplar.name}` : exemplar.name;
}

/** The same settings for the same pictures lie in the same folder. */
function defaultFolder(sources: NamedSources, settings: Settings): string {
  const { exemplar, content, palette } = infosOf(sources);
  const others = { content: content?.pixelsSha256, palette: palette?.pixelsSha256 };
  const identity = JSON.parse(JSON.stringify({ settings, pixels: exemplar.pixelsSha256, ...others })) as object;
  const names = [sources.content, sources.exemplar].flatMap((source) => (source ? [safeName(source.name)] : []));
  return join("out", `${names.join("-")}-${sha256(canonicalJson(identity)).slice(0, 8)}`);
}

/** What the shared flags say. */
export function runOptions(flags: RunFlags): SynthesisOptions {
  return {
    ...objectiveOptions(flags),
    color: flags.color,
    colorStage: flags.colorStage,
    colorShare: flags.colorShare,
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
