/**
 * Peak memory and time by size, each in a process of its own: `npx tsx bench/sizes.ts`.
 * VGG-16 to pool4, one scale, L-BFGS-B with its 20 pairs full.
 */
import { spawnSync } from "node:child_process";
import { exemplars } from "../src/exemplars";
import { climb } from "../src/synthesis/climb";
import { flags, table } from "./peer";
import { settingsFor, loadedWeights, timedEngine } from "./setup";

const EVALUATIONS = 25;

async function one(size: number): Promise<void> {
  const exemplar = exemplars.pebbles.draw({ height: size, width: size, seed: 1 });
  const { engine, seconds, runs } = timedEngine();
  const began = performance.now();
  const settings = settingsFor(exemplar, { scales: 1, evaluations: [EVALUATIONS] });
  await climb({ exemplar: exemplar }, settings, { engine, weights: await loadedWeights(settings) });
  const total = (performance.now() - began) / 1000;
  console.log(
    JSON.stringify({
      size,
      total,
      perEvaluation: seconds() / runs(),
      gibibytes: process.resourceUsage().maxRSS / 2 ** 20,
    }),
  );
}

function all(): void {
  const rows = [["size", "s per evaluation", `s for ${EVALUATIONS} evaluations, all in`, "peak memory GiB"]];
  for (const size of flags.sizes.split(",")) {
    const child = spawnSync(process.execPath, [...process.execArgv, __filename, ...process.argv.slice(2)], {
      encoding: "utf8",
      env: { ...process.env, BENCH_ONE_SIZE: size },
    });
    if (child.status !== 0) throw new Error(`size ${size}: ${child.stderr}`);
    const found = JSON.parse(child.stdout.trim().split("\n").at(-1)!) as Record<
      "perEvaluation" | "total" | "gibibytes",
      number
    >;
    rows.push([`${size}×${size}`, found.perEvaluation.toFixed(3), found.total.toFixed(1), found.gibibytes.toFixed(2)]);
  }
  console.log(table(rows));
}

const single = process.env.BENCH_ONE_SIZE;
if (single === undefined) all();
else void one(Number(single));
