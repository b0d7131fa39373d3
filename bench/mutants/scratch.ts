import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");
const MINUTES = 10;

/** What mocha is asked to run. */
export interface Selection {
  /** Under `test/`. */
  readonly files: readonly string[];
  /** A regular expression that a test's full title must match. */
  readonly titles?: string;
}

/** A copy of the sources and tests, which may be broken; gone when this process ends. */
export interface Scratch {
  /** Puts a text in the place of a file of `src/` while `body` runs. */
  with<T>(file: string, text: string, body: () => T): T;
  /** The full title of the first test that fails, or undefined where all pass. */
  firstFailure(selection: Selection): string | undefined;
}

/** @param shared  the folder beside the copy, where there is one */
export function scratchCopy(shared: string): Scratch {
  const base = mkdtempSync(join(tmpdir(), "mutants-"));
  process.once("exit", () => rmSync(base, { recursive: true }));
  const root = join(base, "work");
  mkdirSync(root);
  // Copies, never links: what is written there must not reach the files themselves.
  for (const name of ["src", "test", "package.json", "tsconfig.json"])
    cpSync(join(ROOT, name), join(root, name), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"));
  if (existsSync(shared)) symlinkSync(shared, join(base, "shared"));
  return {
    with(file, text, body) {
      const path = join(root, "src", file);
      const own = readFileSync(path);
      writeFileSync(path, text);
      try {
        return body();
      } finally {
        writeFileSync(path, own);
      }
    },
    firstFailure: (selection) => firstFailure(root, join(base, "result.json"), selection),
  };
}

/** The text of a file of `src/`. */
export function sourceOf(file: string): string {
  return readFileSync(join(ROOT, "src", file), "utf8");
}

/** @throws where mocha ends without a result: code that does not load, or tests without an end, tell nothing */
function firstFailure(root: string, output: string, { files, titles }: Selection): string | undefined {
  rmSync(output, { force: true });
  const mocha = join(ROOT, "node_modules/mocha/bin/mocha.js");
  const options = ["--no-config", "--no-package", "--extension", "ts", "--timeout", "120000", "--bail"];
  const report = ["--reporter", "json", "--reporter-option", `output=${output}`];
  const chosen = titles === undefined ? [] : ["--grep", titles];
  const paths = files.map((file) => join("test", file));
  const { stderr } = spawnSync(
    process.execPath,
    ["--require", "tsx/cjs", mocha, ...options, ...report, ...chosen, ...paths],
    { cwd: root, encoding: "utf8", timeout: MINUTES * 60_000 },
  );
  if (!existsSync(output)) throw new Error(`mocha ${paths.join(" ")} told no result: ${stderr.slice(-2000)}`);
  const { stats, failures } = JSON.parse(readFileSync(output, "utf8")) as {
    readonly stats: { readonly tests: number };
    readonly failures: readonly { readonly fullTitle: string }[];
  };
  if (stats.tests === 0) throw new Error(`no test of ${paths.join(" ")} has a title like ${titles ?? ""}`);
  return failures[0]?.fullTitle;
}
