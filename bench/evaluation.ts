/**
 * Seconds per value-and-gradient beside PyTorch's, in turn: `npx tsx bench/evaluation.ts --python peer/bin/python`.
 * VGG-16 to pool4, average pooling, relative Gram loss; see ../shared/bench/torch_peer.py. The wasm engine, and
 * tfjs-node where it is built (bench/build-tfjs-node.sh), stand beside them.
 */
import type { Engine } from "../src/engine/engine";
import { engineNamed } from "../src/engine/engines";
import { engineStates } from "../src/engine/states";
import { openObjective, type OpenObjective } from "../src/synthesis/open-objective";
import { starts } from "../src/noise";
import { random } from "../src/core/random";
import { flags, median, peer, shared, table } from "./peer";
import { photograph, sharedObjective, timedEngine, weights } from "./setup";

const REPEATS = 10;
/** Of the engines that take seconds. */
const FEW_REPEATS = 3;

async function main(): Promise<void> {
  const size = Number(flags.size);
  const exemplar = await photograph("pebbles", size);
  const start = starts["color-matched"]({ height: size, width: size, exemplar, random: random(1, "start") });
  const objectiveOn = (engine: Engine) => openObjective(exemplar, sharedObjective, { engine, weights: weights() });
  const seconds = async (objective: OpenObjective, repeats: number) => {
    const times: number[] = [];
    for (let i = 0; i < repeats + 2; i++) {
      const began = performance.now();
      await objective.evaluate(start);
      times.push((performance.now() - began) / 1000);
    }
    return median(times.slice(2));
  };
  const objective = await objectiveOn(timedEngine().engine);
  const others = engineStates().filter(({ name, ready }) => ready && ["tfjs-node", "wasm"].includes(name));
  const head = ["round", "compiled s", "torch contiguous s", "torch channels-last s", "ratio to the better"];
  const rows = [[...head, ...others.map(({ name }) => `${name} s`)]];
  const ratios: number[] = [];
  for (let round = 1; round <= Number(flags.rounds); round++) {
    const args = ["evaluate", "--size", flags.size, "--threads", flags.threads, "--repeats", String(REPEATS)];
    const { contiguous, channels_last } = peer(shared("bench/torch_peer.py"), args) as Record<
      string,
      { median_s: number }
    >;
    const mine = await seconds(objective, REPEATS);
    const theirOwn: number[] = [];
    for (const { name } of others) {
      const other = await objectiveOn(engineNamed(name));
      theirOwn.push(await seconds(other, FEW_REPEATS));
      await other.release();
    }
    const theirs = [contiguous!.median_s, channels_last!.median_s];
    ratios.push(mine / Math.min(...theirs));
    rows.push([String(round), ...[mine, ...theirs, ratios.at(-1)!, ...theirOwn].map((value) => value.toFixed(3))]);
  }
  await objective.release();
  console.log(`${size}×${size}, ${flags.threads} threads, medians of ${REPEATS}\n${table(rows)}`);
  console.log(`median ratio compiled / torch: ${median(ratios).toFixed(3)}`);
}

void main();
