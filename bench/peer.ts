import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

/** Options that all benchmarks share. */
export const { values: flags } = parseArgs({
  options: {
    /** A Python that has torch, numpy, scipy, pillow and safetensors. */
    python: { type: "string", default: "python3" },
    /** The folder with bench/torch_peer.py, weights/ and textures/. */
    shared: { type: "string", default: resolve(__dirname, "../../shared") },
    textures: { type: "string", default: "pebbles,brick_wall,trees" },
    size: { type: "string", default: "256" },
    /** Of bench/engines.ts, where the reference takes its time. */
    "engines-size": { type: "string", default: "128" },
    threads: { type: "string", default: "2" },
    rounds: { type: "string", default: "3" },
    sizes: { type: "string", default: "128,256,512,1024" },
    /** Of bench/mutants.ts, a loss or a file. */
    only: { type: "string" },
    /** Also of bench/mutants.ts: no mutant may fail to compile. */
    types: { type: "boolean", default: false },
    /** Where pictures go. */
    out: { type: "string", default: "out/bench" },
  },
});

export function shared(...parts: string[]): string {
  const path = resolve(flags.shared, ...parts);
  if (!existsSync(path)) fail(`${path} is not there; name the folder that holds it with --shared DIR`);
  return path;
}

/** Runs a script of the peer's and returns the JSON object that it prints last. */
export function peer(script: string, args: readonly string[]): Record<string, unknown> {
  const { status, stdout, stderr, error } = spawnSync(flags.python, [script, ...args], { encoding: "utf8" });
  if (error !== undefined || status !== 0) {
    const why = error?.message ?? stderr.trim().split("\n").at(-1) ?? "";
    fail(
      `the peer did not run (${why}); make one with "python3 -m venv peer && peer/bin/pip install torch numpy scipy pillow safetensors" and give --python peer/bin/python`,
    );
  }
  return JSON.parse(stdout.trim().split("\n").at(-1)!) as Record<string, unknown>;
}

export function fail(message: string): never {
  process.stderr.write(`bench: ${message}\n`);
  process.exit(1);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Rows under a head, columns aligned. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("  "))
    .join("\n");
}
