/**
 * Do the tests tell wrong formulas from right ones? `npx tsx bench/mutants.ts [--only NAME]` puts each mutant of
 * bench/mutants in a copy of the sources and runs the tests of losses and objective until one fails; it exits 1 where
 * all pass. NAME is a loss ("gram"), a file ("quantiles.ts") or "objective".
 */
import { readdirSync } from "node:fs";
import { basename, resolve } from "node:path";
import { lossKinds } from "../src/losses";
import { mutantGroups } from "./mutants/list";
import { compiler } from "./mutants/compiles";
import { mutantKinds, type Mutant, type MutantGroup, type MutantKind } from "./mutants/mutant";
import { scratchCopy, sourceOf, type Scratch, type Selection } from "./mutants/scratch";
import { fail, flags, table } from "./peer";

/** A mutant in its place. */
interface Trial extends Mutant {
  readonly group: MutantGroup;
  readonly mutated: string;
}
interface Outcome {
  readonly trial: Trial;
  /** The first test that failed; undefined where the mutant survived. */
  readonly killer: string | undefined;
}

const EVERY_LOSS = "losses/every-loss.test.ts";
const SLOW = ["losses/golden.test.ts"];
const testsIn = (folder: string) =>
  readdirSync(resolve(__dirname, "../test", folder))
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => `${folder}/${name}`);
const all = [...testsIn("losses"), ...testsIn("objective")];
/** All but what needs the trained weights or compares engines, which share the formula. */
const quick: Selection = {
  files: all.filter((file) => !SLOW.includes(file)),
  titles: "^(?!.*compiled = eager)",
};

/** From the likeliest to the last resort; `slow` ones are not known to pass without a mutant. */
function selections({ tests, losses }: MutantGroup): (Selection & { readonly slow?: true })[] {
  const cases = `^every loss (${losses.join("|")})(/\\S+)? `;
  return [
    { files: tests },
    ...(losses.length === 0 ? [] : [{ files: [EVERY_LOSS], titles: `${cases}(?!compiled)` }]),
    quick,
    { files: [EVERY_LOSS], titles: losses.length === 0 ? "compiled = eager" : `${cases}compiled`, slow: true },
    { files: SLOW, slow: true },
  ];
}

function main(): void {
  demandEachKind();
  const groups = mutantGroups.filter((group) => flags.only === undefined || namesOf(group).includes(flags.only));
  if (groups.length === 0) fail(`--only: expected a loss or a file that has mutants, got "${flags.only ?? ""}"`);
  const trials = groups.flatMap((group) => group.mutants.map((mutant) => trialOf(group, mutant)));
  if (flags.types) demandCompiling(trials);
  const scratch = scratchCopy(resolve(flags.shared));
  demandPassing(scratch, quick);
  report(trials.map((trial) => outcomeOf(trial, scratch)));
}

function namesOf({ file, losses }: MutantGroup): string[] {
  return [basename(file), basename(file, ".ts"), ...losses];
}

/** Each loss, and each file, has a mutant of each kind or says why not. */
function demandEachKind(): void {
  for (const { file, mutants, absent } of mutantGroups)
    for (const kind of mutantKinds)
      if (mutants.some((mutant) => mutant.kind === kind) === (absent?.[kind] !== undefined))
        fail(`${file}: expected either a mutant of kind ${kind} or a reason why there is none`);
  for (const { name } of lossKinds)
    if (!mutantGroups.some(({ losses }) => losses.includes(name))) fail(`the loss ${name} has no mutants`);
}

function trialOf(group: MutantGroup, mutant: Mutant): Trial {
  const source = sourceOf(group.file);
  const parts = source.split(mutant.find);
  if (parts.length !== 2)
    fail(`src/${group.file}: expected once, found ${parts.length - 1} times: ${mutant.find} (${mutant.what})`);
  return { ...mutant, group, mutated: parts.join(mutant.replace) };
}

/** What does not compile is found without any test. */
function demandCompiling(trials: readonly Trial[]): void {
  const complaint = compiler();
  const wrong = trials.flatMap(({ group, what, mutated }) => {
    const found = complaint(group.file, mutated);
    return found === undefined ? [] : [`src/${group.file}, ${what}: ${found}`];
  });
  if (wrong.length > 0) fail(`mutants that do not compile:\n${wrong.join("\n")}`);
}

function demandPassing(scratch: Scratch, selection: Selection): void {
  const failure = scratch.firstFailure(selection);
  if (failure !== undefined) fail(`without a mutant, "${failure}" fails already; mend that first`);
}

function outcomeOf(trial: Trial, scratch: Scratch): Outcome {
  const { group, mutated, kind, what } = trial;
  let killer: string | undefined;
  for (const selection of selections(group)) {
    killer = scratch.with(group.file, mutated, () => scratch.firstFailure(selection));
    if (killer === undefined) continue;
    if (selection.slow) demandPassing(scratch, selection);
    break;
  }
  const fate = killer === undefined ? "SURVIVED" : "killed  ";
  console.log(`${fate}  ${group.file}, ${kind}: ${what}${killer === undefined ? "" : `  <-  ${killer}`}`);
  return { trial, killer };
}

/** A row for each loss, with the mutants of all files that it counts as its own, and for the objective. */
function report(outcomes: readonly Outcome[]): void {
  const rows = [...lossKinds.map(({ name }) => name), "objective"].flatMap((name) => {
    const own = outcomes.filter(({ trial }) => namesOf(trial.group).includes(name));
    return own.length === 0 ? [] : [rowOf(name, own)];
  });
  console.log(
    `\n${table([["loss", ...mutantKinds, "killed", "survived"], ...rows, rowOf("all, each once", outcomes)])}`,
  );
  console.log("Mutants of a file that several losses use count for each of them.");
  const survivors = outcomes.filter(({ killer }) => killer === undefined).length;
  console.log(`${outcomes.length} mutants tried, ${outcomes.length - survivors} killed, ${survivors} survived`);
  if (survivors > 0) process.exitCode = 1;
}

function rowOf(name: string, outcomes: readonly Outcome[]): string[] {
  const count = (holds: (outcome: Outcome) => boolean) => String(outcomes.filter(holds).length);
  const ofKind = (kind: MutantKind) => count(({ trial }) => trial.kind === kind);
  const survived = count(({ killer }) => killer === undefined);
  return [name, ...mutantKinds.map(ofKind), count(({ killer }) => killer !== undefined), survived];
}

main();
