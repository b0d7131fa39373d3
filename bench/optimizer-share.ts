/**
 * What bounded L-BFGS takes for itself, outside f: seconds per iteration, ours beside SciPy's, turn by turn.
 * `npx tsx bench/optimizer-share.ts [--python PATH]`. The peer is any Python with SciPy ≥ 1.15, for example from
 * `python3 -m venv peer && peer/bin/pip install scipy`, then `--python peer/bin/python`.
 *
 * f is smooth, not quadratic, cheap, badly scaled (stiffness 10^±2.7), and leaves a few percent of the variables at a
 * bound: Σ w(a²/2 + a⁴) + 5·Σ (x_{i+1} − x_i)² with a = x − goal.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { minimize } from "../src/optimize/minimize";

const size = 256 * 256 * 3;
const memory = 20;
const evaluations = 90;
/** Iterations until the memory is full, and the code warm: not counted. */
const warmUp = 25;
const turns = 3;

interface Share {
  /** Seconds outside f, per iteration. */
  readonly own: readonly number[];
  readonly value: number;
  /** Fraction of variables at a bound in the end. */
  readonly held: number;
  readonly evaluations: number;
}

function objective() {
  const goal = Float64Array.from({ length: size }, (_, i) => 0.5 + 0.54 * Math.sin(12.9898 * i));
  const stiffness = Float64Array.from({ length: size }, (_, i) => 10 ** (2.7 * Math.sin(78.233 * i)));
  const gradient = new Float64Array(size);
  return (x: Float64Array) => {
    let value = 0;
    for (let i = 0; i < size; i++) {
      const away = x[i]! - goal[i]!;
      const square = away * away;
      value += stiffness[i]! * square * (0.5 + square);
      gradient[i] = stiffness[i]! * away * (1 + 4 * square);
    }
    for (let i = 1; i < size; i++) {
      const stretch = x[i]! - x[i - 1]!;
      value += 5 * stretch * stretch;
      gradient[i - 1]! -= 10 * stretch;
      gradient[i]! += 10 * stretch;
    }
    return { value, gradient };
  };
}

async function ours(): Promise<Share> {
  const f = objective();
  let inF = 0;
  const own: number[] = [];
  let mark = { time: performance.now(), inF: 0 };
  const found = await minimize(
    (x) => {
      const began = performance.now();
      const evaluation = f(x);
      inF += performance.now() - began;
      return evaluation;
    },
    new Float64Array(size).fill(0.5),
    {
      bounds: { lower: 0, upper: 1 },
      memory,
      maxEvaluations: evaluations,
      gradientTolerance: 0,
      decreaseTolerance: 0,
      checkpoint: {
        every: 1, // that is, at every iterate
        save: () => {
          const time = performance.now();
          own.push((time - mark.time - (inF - mark.inF)) / 1000);
          mark = { time, inF };
        },
      },
    },
  );
  const held = found.x.reduce((count, entry) => count + Number(entry === 0 || entry === 1), 0) / size;
  return { own, value: found.value, held, evaluations: found.evaluations };
}

function scipys(python: string): Share | undefined {
  const script = join(__dirname, "optimizer-share.py");
  const run = spawnSync(python, [script, String(size), String(memory), String(evaluations)], { encoding: "utf8" });
  return run.status === 0 ? (JSON.parse(run.stdout) as Share) : undefined;
}

const quantile = (sorted: readonly number[], part: number): number => sorted[Math.floor(part * (sorted.length - 1))]!;

/** Prints one row. @returns the median, in milliseconds */
function report(name: string, shares: readonly Share[]): number {
  const own = shares.flatMap((share) => share.own.slice(warmUp)).map((seconds) => 1000 * seconds);
  own.sort((a, b) => a - b);
  const [least, median, most] = [quantile(own, 0), quantile(own, 0.5), quantile(own, 0.9)];
  const { value, held, evaluations: made } = shares[0]!;
  const cells = [
    name,
    least.toFixed(1),
    median.toFixed(1),
    most.toFixed(1),
    (100 * held).toFixed(1),
    made,
    value.toFixed(2),
  ];
  console.log(`| ${cells.join(" | ")} |`);
  return median;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { python: { type: "string", default: "python3" } } });
  const [own, peer]: [Share[], Share[]] = [[], []];
  for (let turn = 0; turn < turns; turn++) {
    own.push(await ours());
    const share = scipys(values.python);
    if (share) peer.push(share);
  }
  console.log(`Own milliseconds per iteration, ${size} variables in a box, memory ${memory}, ${turns} turns.\n`);
  console.log("| | least | median | 90 % | at a bound, % | evaluations | value |");
  console.log("| --- | --- | --- | --- | --- | --- | --- |");
  const median = report("ours", own);
  if (peer.length > 0) console.log(`\nSciPy's median is ${(report("SciPy", peer) / median).toFixed(1)} times ours.`);
  else console.log(`\nNo SciPy under ${values.python}: give a Python that has it with --python PATH.`);
}

void main();
