/**
 * Seconds per value-and-gradient beside PyTorch's, in turn: `npx tsx bench/evaluation.ts --python peer/bin/python`.
 * VGG-16 to pool4, average pooling, relative Gram loss; see ../shared/bench/torch_peer.py.
 */
import { scaleObjective } from "../src/synthesis/scale-objective";
import { starts } from "../src/noise";
import { random } from "../src/core/random";
import { flags, median, peer, shared, table } from "./peer";
import { photograph, settingsFor, loadedWeights, timedEngine } from "./setup";

const REPEATS = 10;

async function main(): Promise<void> {
  const size = Number(flags.size);
  const exemplar = await photograph("pebbles", size);
  const settings = settingsFor(exemplar, { scales: 1 });
  const layers = settings.layers.map(({ layer }) => layer);
  const start = starts["color-matched"]({ height: size, width: size, exemplar, random: random(1, "start") });
  const objective = await scaleObjective(
    settings,
    layers,
    exemplar,
    { height: size, width: size },
    () => start,
    timedEngine().engine,
    await loadedWeights(settings),
  );
  const ours = async () => {
    const times: number[] = [];
    for (let i = 0; i < REPEATS + 2; i++) {
      const began = performance.now();
      await objective.evaluate(start.data);
      times.push((performance.now() - began) / 1000);
    }
    return median(times.slice(2));
  };
  const rows = [["round", "compiled s", "torch contiguous s", "torch channels-last s", "ratio to the better"]];
  const ratios: number[] = [];
  for (let round = 1; round <= Number(flags.rounds); round++) {
    const args = ["evaluate", "--size", flags.size, "--threads", flags.threads, "--repeats", String(REPEATS)];
    const { contiguous, channels_last } = peer(shared("bench/torch_peer.py"), args) as Record<
      string,
      { median_s: number }
    >;
    const mine = await ours();
    const theirs = [contiguous!.median_s, channels_last!.median_s];
    ratios.push(mine / Math.min(...theirs));
    rows.push([String(round), ...[mine, ...theirs, ratios.at(-1)!].map((value) => value.toFixed(3))]);
  }
  await objective.release();
  console.log(`${size}×${size}, ${flags.threads} threads, medians of ${REPEATS}\n${table(rows)}`);
  console.log(`median ratio compiled / torch: ${median(ratios).toFixed(3)}`);
}

void main();
