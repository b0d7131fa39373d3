/**
 * How long the command line takes to begin: `npx tsx bench/start-up.ts`.
 * `texture --help` from its start to its end, and a run on a photograph at 256×256 from the command's start to its first evaluation, coarse
 * to fine and at one scale, with random filters and with VGG-16. Medians of as many starts as `--rounds` says.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { flags, median, shared, table } from "./peer";

const MAIN = resolve(__dirname, "../dist/cli/main.js");

function help(): number {
  const began = performance.now();
  spawnSync(process.execPath, [MAIN, "--help"]);
  return performance.now() - began;
}

/** Milliseconds from the command's start to the end of its only scale's evaluations, which a line of progress tells. */
async function evaluated(count: number, options: readonly string[]): Promise<number> {
  const out = mkdtempSync(join(tmpdir(), "start-up-"));
  const args = [
    MAIN,
    "synthesize",
    shared("textures/pebbles.jpg"),
    "--evaluations",
    String(count),
    "--out",
    join(out, "run"),
  ];
  const began = performance.now();
  const environment = { ...process.env, TEXTURE_WEIGHTS_DIR: shared("weights") };
  const run = spawn(process.execPath, [...args, ...options], { env: environment });
  const at = await new Promise<number>((done) => run.stderr.once("data", () => done(performance.now() - began)));
  run.kill("SIGKILL");
  return at;
}

/** To the beginning of the first evaluation: what two take less what one takes is one, and comes off. */
async function untilFirst(options: readonly string[]): Promise<number> {
  const one = await evaluated(1, options);
  const two = await evaluated(2, options);
  return one - Math.max(0, two - one);
}

async function main(): Promise<void> {
  const rounds = Number(flags.rounds) + 2;
  const cases: Record<string, readonly string[]> = {
    "random filters": [],
    "random filters, one scale": ["--scales", "1"],
    "VGG-16": ["--features", "vgg16"],
    "VGG-16, one scale": ["--features", "vgg16", "--scales", "1"],
  };
  const rows = [["from the start to", "median ms", "least", "most"]];
  const add = (name: string, times: readonly number[]) =>
    rows.push([name, ...[median(times), Math.min(...times), Math.max(...times)].map((ms) => ms.toFixed(0))]);
  add("the end of --help", Array.from({ length: rounds }, help));
  for (const [name, options] of Object.entries(cases)) {
    const times = [];
    for (let i = 0; i < rounds; i++) times.push(await untilFirst(options));
    add(`the first evaluation: ${name}`, times);
  }
  console.log(table(rows));
}

void main();
