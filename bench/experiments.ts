/**
 * What an experiment's runner costs and survives: `npx tsx bench/experiments.ts` (after npm run build; no peer).
 * 48 runs at 64×64 of experiments/losses-and-seeds.ts: with one worker and both threads, and with two of one thread each,
 * in turn, --rounds times; then with two workers, the runner killed with SIGKILL five times at random and started again.
 * Overhead is the workers' time that was not spent on runs (computing, writing, measuring them), over that which was.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as later } from "node:timers/promises";
import { fail, flags, median, table } from "./peer";

const MAIN = resolve(__dirname, "../dist/cli/main.js");
const KILLS = 5;

interface Timed {
  readonly seconds: number;
  readonly overhead: number;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "experiments-"));
  const times: Record<string, Timed[]> = { "1 worker": [], "2 workers": [] };
  for (let round = 0; round < Number(flags.rounds); round++)
    for (const workers of round % 2 === 0 ? [1, 2] : [2, 1]) {
      const store = join(folder, `${round}-${workers}`);
      times[`${workers} worker${workers === 1 ? "" : "s"}`]!.push(await timed(store, workers));
    }
  const rows = Object.entries(times).map(([name, found]) => {
    const seconds = median(found.map((each) => each.seconds));
    return [
      name,
      seconds.toFixed(1),
      (48 / seconds).toFixed(2),
      (100 * median(found.map((each) => each.overhead))).toFixed(1),
    ];
  });
  console.log(table([["48 runs", "seconds", "runs a second", "overhead, %"], ...rows]));
  console.log(`throughput of two over one: ${(Number(rows[1]![2]) / Number(rows[0]![2])).toFixed(2)}`);
  await killed(join(folder, "killed"), join(folder, "0-2"));
  rmSync(folder, { recursive: true, force: true });
}

function start(store: string, workers: number) {
  const args = [MAIN, "experiment", "run", "losses-and-seeds", "--workers", String(workers), "--out", store];
  return spawn(process.execPath, args, { cwd: resolve(__dirname, ".."), stdio: ["ignore", "ignore", "pipe"] });
}

async function timed(store: string, workers: number): Promise<Timed> {
  const began = performance.now();
  const child = start(store, workers);
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((end) => child.once("exit", end));
  if (code !== 0) fail(`the runner ended with ${String(code)}: ${said}`);
  const seconds = (performance.now() - began) / 1000;
  // A line a task tells what it took in its worker: computing, writing, measuring.
  const worked = [...said.matchAll(/: ([\d.]+) s$/gm)].reduce((sum, [, took]) => sum + Number(took), 0);
  return { seconds, overhead: (seconds * workers - worked) / worked };
}

async function killed(store: string, undisturbed: string): Promise<void> {
  const made = new Map<string, number>();
  let twice = 0;
  const look = () => {
    for (const { key, at } of recordsIn(store)) {
      if (made.has(key) && made.get(key) !== at) twice++;
      made.set(key, at);
    }
  };
  const counts: number[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    const child = start(store, 2);
    await later(6000 + 6000 * Math.random());
    child.kill("SIGKILL");
    await new Promise((end) => ((child.exitCode ?? child.signalCode) === null ? child.once("exit", end) : end(0)));
    await later(500); // For its workers to end.
    look();
    counts.push(made.size);
  }
  const { seconds } = await timed(store, 2);
  look();
  const same = recordsIn(undisturbed).filter(({ key }) => sameRun(join(undisturbed, key), join(store, key))).length;
  console.log(
    `killed ${KILLS} times, with ${counts.join(", ")} runs finished then; the last start took ${seconds.toFixed(1)} s: ` +
      `${made.size} finished, ${twice} computed twice, ${same} bit for bit as undisturbed (picture and curve)`,
  );
}

function sameRun(one: string, other: string): boolean {
  if (!existsSync(join(other, "image.png"))) return false;
  const [image, again] = [one, other].map((folder) => readFileSync(join(folder, "image.png")));
  const [curve, curveAgain] = [one, other].map((folder) => {
    const record = JSON.parse(readFileSync(join(folder, "record.json"), "utf8")) as { curve: unknown };
    return JSON.stringify(record.curve);
  });
  return image!.equals(again!) && curve === curveAgain;
}

function recordsIn(store: string): { key: string; text: string; at: number }[] {
  if (!existsSync(store)) return [];
  return readdirSync(store)
    .map((key) => ({ key, path: join(store, key, "record.json") }))
    .filter(({ path }) => existsSync(path))
    .map(({ key, path }) => ({ key, text: readFileSync(path, "utf8"), at: statSync(path).mtimeMs }));
}

void main();
