/**
 * Time to the objective that the peer reaches after 500 evaluations, both sides in one run:
 * `npx tsx bench/synthesis.ts --python peer/bin/python`. Ours climbs its default scales and stops at that objective;
 * the peer's own climb of the same scales stands beside it.
 */
import { join } from "node:path";
import type { Image } from "../src/image/image";
import { layersAt } from "../src/synthesis/layers-at";
import type { Settings } from "../src/synthesis/settings";
import { climb } from "../src/synthesis/climb";
import { fail, flags, median, peer, shared, table } from "./peer";
import { photograph, settingsFor, loadedWeights, timedEngine } from "./setup";

const EVALUATIONS = 500;

interface Ours {
  readonly seconds: number;
  /** Of those, in evaluations alone. */
  readonly evaluating: number;
  readonly evaluations: readonly number[];
  readonly objective: number;
}

async function ours(exemplar: Image, settings: Settings, target: number): Promise<Ours> {
  const { engine, seconds } = timedEngine();
  const began = performance.now();
  const { curves } = await climb({ exemplar: exemplar }, settings, {
    engine,
    weights: await loadedWeights(settings),
    target,
  });
  return {
    seconds: (performance.now() - began) / 1000,
    evaluating: seconds(),
    evaluations: curves.map(({ total }) => total.length),
    objective: Math.min(...curves.at(-1)!.total),
  };
}

interface Theirs {
  readonly seconds: number;
  readonly objective: number;
  readonly evaluations: number;
  readonly seed: number;
}

/** SciPy's search gives up early from some starts (an abnormal line search); those are passed over, seed by seed. */
function peerRun(image: string): Theirs {
  for (let seed = 1; seed <= 5; seed++) {
    const args = ["--image", image, "--size", flags.size, "--evaluations", String(EVALUATIONS), "--seed", String(seed)];
    const found = peer(shared("bench/torch_peer.py"), ["synthesize", ...args, "--threads", flags.threads]);
    const run = { ...found, seed } as unknown as Theirs;
    if (run.evaluations >= EVALUATIONS) return run;
    console.log(
      `the peer gave up after ${run.evaluations} evaluations with seed ${seed}, at ${run.objective.toExponential(3)}`,
    );
  }
  return fail("the peer gave up with five seeds");
}

async function main(): Promise<void> {
  const size = Number(flags.size);
  const head = [
    "texture",
    "peer s",
    "objective",
    "ours s",
    "reached",
    "time ours/peer",
    "evaluations ours",
    "full-size/500",
  ];
  const rows = [
    [...head, "s per evaluation ours/peer", "without optimizer", "peer coarse-to-fine s", "its evaluations"],
  ];
  const times: number[] = [];
  const climbs: number[] = [];
  for (const texture of flags.textures.split(",")) {
    const exemplar = await photograph(texture, size);
    const image = shared("textures", `${texture}.jpg`);
    const theirs = peerRun(image);
    const patient = settingsFor(exemplar, {});
    const scales = patient.scales.map((scale, i) =>
      i === patient.scales.length - 1 ? { ...scale, evaluations: EVALUATIONS } : scale,
    );
    const mine = await ours(exemplar, { ...patient, scales: scales }, theirs.objective);
    const single = await ours(exemplar, settingsFor(exemplar, { scales: 1, evaluations: [60] }), 0);
    const climb = peer(join(__dirname, "peer_coarse_to_fine.py"), [
      ...[
        "--image",
        image,
        "--weights",
        shared("weights/vgg16.safetensors"),
        "--target",
        String(theirs.objective),
        "--threads",
        flags.threads,
      ],
      ...[
        "--scales",
        JSON.stringify(
          scales.map((scale, i) => ({
            size: scale.height,
            layers: layersAt(patient, i),
            evaluations: scale.evaluations,
          })),
        ),
      ],
    ]) as { seconds: number; evaluations: number[] };
    const perEvaluation = theirs.seconds / theirs.evaluations;
    times.push(mine.seconds / theirs.seconds);
    climbs.push(mine.seconds / climb.seconds);
    rows.push([
      texture,
      String(theirs.seed),
      theirs.seconds.toFixed(1),
      theirs.objective.toExponential(3),
      mine.seconds.toFixed(1),
      mine.objective <= theirs.objective ? "yes" : `no, ${mine.objective.toExponential(3)}`,
      times.at(-1)!.toFixed(3),
      mine.evaluations.join("+"),
      (mine.evaluations.at(-1)! / EVALUATIONS).toFixed(3),
      (single.seconds / single.evaluations[0]! / perEvaluation).toFixed(3),
      (single.evaluating / single.evaluations[0]! / perEvaluation).toFixed(3),
      climb.seconds.toFixed(1),
      climb.evaluations.join("+"),
    ]);
    console.log(table(rows));
  }
  console.log(`geometric mean of time ours / peer: ${geometricMean(times).toFixed(3)} (1/3 = 0.333, 1/5 = 0.2)`);
  console.log(
    `geometric mean of time ours / the peer's own coarse-to-fine run: ${geometricMean(climbs).toFixed(3)}; median ${median(climbs).toFixed(3)}`,
  );
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

void main();
