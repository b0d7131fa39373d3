/**
 * Seconds per value and gradient of each loss as a multiple of the Gram loss's, in turn with it: `npx tsx bench/losses.ts`.
 * VGG-16 to pool4, average pooling, 256×256 (`--size`), all five layers of Gatys et al. but where a row says otherwise.
 */
import { lossKinds } from "../src/losses";
import { random } from "../src/core/random";
import { starts } from "../src/noise";
import { openObjective } from "../src/synthesis/open-objective";
import { compiledEngine } from "../src/engine/compiled";
import { flags, median, table } from "./peer";
import { photograph, sharedObjective, weights } from "./setup";

const REPEATS = 5;
/** Kinds are taken as they come, and so. The full Gaussian does not fit at this size. */
const MORE = [
  "sliced_wasserstein/directions=32",
  "mmd_gaussian/estimator=paired",
  "long_range_gram/offsets=1+2+4+8+16",
];

async function main(): Promise<void> {
  const size = Number(flags.size);
  const exemplar = await photograph("pebbles", size);
  const output = { height: size, width: size };
  const start = starts["color-matched"]({ ...output, exemplar, random: random(1, "start") });
  const engine = compiledEngine({ threads: Number(flags.threads) });
  const open = (loss: string) =>
    openObjective(exemplar, { ...sharedObjective, losses: [loss] }, { engine, weights: weights() });
  const gram = await open("gram");
  const seconds = async (objective: typeof gram) => {
    const began = performance.now();
    await objective.evaluate(start);
    return (performance.now() - began) / 1000;
  };
  const rows = [["loss", "s per evaluation", "Gram s, in turn", "ratio"]];
  for (const name of [...lossKinds.map((kind) => kind.name), ...MORE]) {
    const objective = await open(name);
    const pairs = [];
    for (let i = 0; i < REPEATS + 1; i++) pairs.push([await seconds(objective), await seconds(gram)] as const);
    await objective.release();
    const counted = pairs.slice(1);
    const [own, its] = [median(counted.map(([a]) => a)), median(counted.map(([, b]) => b))];
    rows.push([name, own.toFixed(3), its.toFixed(3), median(counted.map(([a, b]) => a / b)).toFixed(2)]);
  }
  await gram.release();
  console.log(`${size}×${size}, ${flags.threads} threads, medians of ${REPEATS}\n${table(rows)}`);
}

void main();
