import { expect } from "chai";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sha256 } from "../../src/core/hash";
import { inParallel, texture, type Ended } from "./texture";

/** A run that would be over soon, if it were not refused. */
export const draft = "synthesize procedural:pebbles:32x32 --evaluations 2 --out out";

/** Who refuses, what was expected, what came (and mostly what to do): one line. */
const SENTENCE = /^texture: [^\n]+: expected [^\n]+, (got|which) [^\n]+\n$/;
/** Commander's refusals. */
export const USAGE = /^texture: [^\n]+; see texture --help\n$/;

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The command, and words of its refusal. */
export type Refusal = readonly [command: string, ...words: string[]];

interface RefusalOptions {
  readonly sentence?: RegExp;
  /** Laid into the folder that each command runs in. A name that ends in / is an empty folder. */
  readonly files?: () => Promise<Files>;
}

/**
 * A test for each: it ends with code 2 and one sentence on standard error, and its folder holds what it held before.
 * The commands run before the first test, several at once.
 */
export function itRefuses(cases: Readonly<Record<string, Refusal>>, options: RefusalOptions = {}): void {
  const { sentence = SENTENCE, files = () => Promise.resolve({}) } = options;
  const ended = new Map<string, Ended & { readonly left: object }>();
  let given: Files = {};

  before(async function () {
    this.timeout(300_000);
    given = await files();
    await inParallel(Object.entries(cases), async ([title, [command]]) => {
      const cwd = mkdtempSync(join(tmpdir(), "texture-test-"));
      for (const [name, content] of Object.entries(given)) lay(join(cwd, name), content);
      ended.set(title, { ...(await texture(command, { cwd })), left: filesIn(cwd) });
      rmSync(cwd, { recursive: true });
    });
  });

  for (const [title, [, ...words]] of Object.entries(cases))
    it(`refuses ${title}`, () => {
      const { code, stderr, stdout, left } = ended.get(title)!;
      expect(stderr).to.match(sentence);
      for (const word of words) expect(stderr).to.include(word);
      expect(stdout).to.equal("");
      expect(code).to.equal(2);
      const laid = Object.entries(given).filter(([name]) => !name.endsWith("/"));
      expect(left).to.deep.equal(Object.fromEntries(laid.map(([name, content]) => [name, sha256(content)])));
    });
}

function lay(path: string, content: string | Uint8Array): void {
  if (path.endsWith("/")) mkdirSync(path);
  else {
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, content);
  }
}

/** Every file below a folder, with its sha256; empty folders do not count. */
function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(
    files.map((name) => [name.replaceAll("\\", "/"), sha256(readFileSync(join(folder, name)))]),
  );
}
