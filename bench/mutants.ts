/**
 * Do the tests notice a wrong loss? `npx tsx bench/mutants.ts [--only gram-loss]` changes one place of the sources at a
 * time (a divisor, a term, an index), in a copy, and runs the losses' tests on it until one fails. Prints who noticed, and
 * ends with 1 where nobody did. About ten minutes on one quiet core.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import list from "./mutants.json";

/** One place of the sources and what it becomes. */
interface Mutant {
  /** Below src. */
  readonly file: string;
  /** The loss that it spoils. */
  readonly loss: string;
  /** What it does: to a divisor, a term or an index. */
  readonly change: string;
  /** Stands once in the file. */
  readonly find: string;
  readonly replace: string;
}

const mutants: readonly Mutant[] = Object.entries(list).flatMap(([file, changes]) =>
  changes.map((change) => ({ file, ...change })),
);

const ROOT = resolve(__dirname, "..");
const { values } = parseArgs({ options: { only: { type: "string", default: "" } } });

/** Quick files first; what they miss, the slow ones see. */
const QUICK = [
  ...[
    "definitions",
    "spectral-losses",
    "oracles",
    "gram",
    "gram-loss",
    "autocorrelation-loss",
    "deep-correlations-loss",
  ],
  ...[
    "fourier",
    "long-range-gram-loss",
    "rearrange",
    "shifted-products",
    "spectrum-loss",
    "waves",
    "root",
    "draws",
    "content-loss",
  ],
].map((name) => `test/losses/${name}.test.ts`);
const OBJECTIVE = ["test/objective/objective.test.ts", "test/objective/small-network.test.ts"];

/** The test that failed first, or undefined where all passed. */
function noticed(copy: string, files: readonly string[], grep?: string): string | undefined {
  const mocha = join(ROOT, "node_modules/mocha/bin/mocha.js");
  const options = [
    "--no-package",
    "--node-option",
    "require=tsx/cjs",
    "--extension",
    "ts",
    "--timeout",
    "60000",
    "--bail",
  ];
  const args = [mocha, ...options, "--reporter", "json", ...(grep === undefined ? [] : ["--grep", grep]), ...files];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status === 0) return undefined;
  const report = stdout.slice(stdout.indexOf("{\n"));
  if (report === "") throw new Error(`mutants: the tests did not run: ${stderr.trim().split("\n").at(-1) ?? ""}`);
  const { failures } = JSON.parse(report) as { failures: readonly { fullTitle: string }[] };
  return failures[0]?.fullTitle ?? "a hook";
}

function tried({ file, find, replace, loss }: Mutant, copy: string): string | undefined {
  const path = join(copy, "src", file);
  const source = readFileSync(path, "utf8");
  if (source.split(find).length !== 2) throw new Error(`mutants: expected "${find}" once in ${file}`);
  writeFileSync(
    path,
    source.replace(find, () => replace),
  );
  try {
    return (
      noticed(copy, file.startsWith("objective") ? OBJECTIVE : QUICK) ??
      noticed(copy, ["test/losses/every-loss.test.ts"], loss) ??
      noticed(copy, ["test/losses/golden.test.ts"])
    );
  } finally {
    writeFileSync(path, source);
  }
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), "mutants-"));
  const copy = join(folder, "copy");
  for (const part of ["src", "test", "package.json", "tsconfig.json"])
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
  const shared = resolve(ROOT, "../shared");
  if (existsSync(shared)) symlinkSync(shared, join(folder, "shared"));
  const chosen = mutants.filter(({ file }) => file.includes(values.only));
  let survivors = 0;
  for (const mutant of chosen) {
    const by = tried(mutant, copy);
    if (by === undefined) survivors++;
    console.log(`${by === undefined ? "SURVIVED" : "noticed "}  ${mutant.change.padEnd(7)}  ${mutant.file}: ${mutant.find} -> ${mutant.replace}${by === undefined ? "" : `  [${by}]`}`); // prettier-ignore
  }
  rmSync(folder, { recursive: true });
  console.log(`${chosen.length} mutants tried, ${chosen.length - survivors} noticed, ${survivors} survived`);
  process.exitCode = survivors === 0 ? 0 : 1;
}

main();
