import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { itRefuses, USAGE } from "./refusals";
import { inParallel, texture, type Ended } from "./texture";

const exemplar = "procedural:pebbles:32x32";

const helps: Readonly<Record<string, readonly string[]>> = {
  "": ["start", "synthesize", "evaluate", "exemplars", "sheet"],
  "--help": ["start", "synthesize", "evaluate", "exemplars", "sheet"],
  "start --help": ["--out <dir>"],
  "synthesize --help": [
    ...["--out", "--size", "--features", "--layers", "--loss", "--pooling", "--padding", "--network-seed"],
    ...["--normalize", "--balance", "--preset", "--init", "--seed", "--evaluations", "--scales", "--engine"],
    ...["--threads", "--optimizer", "--memory", "--learning-rate", "--weights", "--force", "--json", "--quiet"],
  ],
  "evaluate --help": [
    ...["--features", "--layers", "--losses", "--pooling", "--padding", "--network-seed", "--engine", "--weights"],
    "--json",
  ],
  "exemplars --help": ["--out", "--size", "--seed", "--json"],
  "sheet --help": ["--out", "--columns", "--cell", "--captions", "--title"],
  "help exemplars": ["--out", "--size", "--seed", "--json"],
};

describe("texture", () => {
  const ended = new Map<string, Ended>();

  before(async function () {
    this.timeout(120_000);
    const commands = [...Object.keys(helps), "--version"];
    await inParallel(commands, async (command) => void ended.set(command, await texture(command)));
  });

  for (const [command, words] of Object.entries(helps))
    it(`helps: texture ${command}`, () => {
      const { code, stdout, stderr } = ended.get(command)!;
      expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
      expect(stdout).to.match(/^Usage: texture/);
      for (const word of words) expect(stdout).to.match(new RegExp(`^ +${word}`, "m"));
    });

  it("tells its version", () => {
    const { version } = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8")) as { version: string };
    expect(ended.get("--version")!.stdout).to.equal(`${version}\n`);
  });

  itRefuses(
    {
      "an unknown command": ["synthesise", "unknown command 'synthesise'", "Did you mean synthesize?"],
      "help for an unknown command": ["help marble", "unknown command 'marble'"],
      "an unknown option": [`synthesize ${exemplar} --sed 1`, "unknown option '--sed'", "--seed"],
      "a missing exemplar": ["synthesize", "missing required argument 'exemplar'"],
      "a missing candidate": [`evaluate ${exemplar}`, "missing required argument 'candidate'"],
      "a missing value": [`synthesize ${exemplar} --seed`, "'--seed <n>' argument missing"],
      "an argument too many": [`synthesize ${exemplar} b`, "too many arguments"],
    },
    { sentence: USAGE },
  );
});
