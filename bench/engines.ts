/**
 * Every engine side by side, 128×128: `npx tsx bench/engines.ts [--engines-size 128] [--threads 2]`.
 * Seconds per value and gradient, and how far both lie from the compiled engine's (Euclidean, relative): VGG-16 to
 * pool4, average pooling, relative Gram loss; where there are no weights, random-pyramid. Engines that are not ready say
 * why. Where an engine's rounding turns a unit of a ReLU on or off, gradients differ by that unit: 1e-4 is no fault.
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { random } from "../src/core/random";
import { relativeError } from "../src/core/relative-error";
import type { Engine } from "../src/engine/engine";
import { engineNamed } from "../src/engine/engines";
import { engineStates } from "../src/engine/states";
import { exemplars } from "../src/exemplars";
import type { Image } from "../src/image/image";
import { starts } from "../src/noise";
import { openObjective, type OpenObjective } from "../src/synthesis/open-objective";
import { flags, median, table } from "./peer";
import { sharedObjective, weights } from "./setup";

const MOST_REPEATS = 10;
/** An engine as slow as the reference runs once. */
const PATIENCE_SECONDS = 20;

interface Measured {
  readonly seconds: number;
  readonly evaluations: number;
  /** Over the compiled engine's evaluations in turn with these: the machine may not be quiet. */
  readonly ratio: number;
  readonly valueOff: number;
  readonly gradientOff: number;
}

/** An engine for evaluations alone: targets are the compiled engine's for all, so that they differ in nothing else. */
function evaluating(engine: Engine): Engine {
  const compiled = engineNamed("compiled");
  return {
    name: engine.name,
    load: (program) => (program.name.startsWith("objective") ? engine : compiled).load(program),
  };
}

async function measured(objective: OpenObjective, compiled: OpenObjective, start: Image): Promise<Measured> {
  const times: [number, number][] = [];
  let [valueOff, gradientOff] = [NaN, NaN];
  for (let total = 0; times.length < MOST_REPEATS + 2 && total < PATIENCE_SECONDS; total += times.at(-1)![0]) {
    const reference = await timed(compiled, start);
    const found = await timed(objective, start);
    times.push([found.seconds, reference.seconds]);
    valueOff = relativeError([found.value], [reference.value]);
    gradientOff = relativeError(found.gradient.data, reference.gradient.data);
  }
  // The first two warm up, where there are more.
  const counted = times.length > 2 ? times.slice(2) : times.slice(-1);
  const [seconds, beside] = [median(counted.map(([own]) => own)), median(counted.map(([, other]) => other))];
  return { seconds, evaluations: counted.length, ratio: seconds / beside, valueOff, gradientOff };
}

async function timed(objective: OpenObjective, start: Image) {
  const began = performance.now();
  const found = await objective.evaluate(start);
  return { ...found, seconds: (performance.now() - began) / 1000 };
}

async function main(): Promise<void> {
  const side = Number(flags["engines-size"]);
  const size = { height: side, width: side };
  const exemplar = exemplars.pebbles.draw({ ...size, seed: 1 });
  const trained = existsSync(resolve(flags.shared, "weights/vgg16.safetensors"));
  const options = trained ? sharedObjective : {};
  const start = starts["color-matched"]({ ...size, exemplar, random: random(1, "start") });
  console.log(`${options.features ?? "random-pyramid"}, ${side}×${side}, ${flags.threads} threads for compiled`);
  const rows = [["engine", "s per evaluation", "of", "ratio", "value off by", "gradient off by", "what"]];
  const objectiveOn = (engine: Engine) =>
    openObjective(exemplar, options, { engine: evaluating(engine), weights: weights() });
  const threads = Number(flags.threads);
  const compiled = await objectiveOn(engineNamed("compiled", { threads }));
  for (const { name, ready, why } of engineStates()) {
    if (!ready) {
      rows.push([name, "-", "-", "-", "-", "-", `not ready: ${why}`]);
      continue;
    }
    const objective = name === "compiled" ? compiled : await objectiveOn(engineNamed(name));
    const { seconds, evaluations, ratio, valueOff, gradientOff } = await measured(objective, compiled, start);
    if (objective !== compiled) await objective.release();
    const off = [valueOff, gradientOff].map((error) => error.toExponential(1));
    rows.push([name, seconds.toFixed(3), String(evaluations), ratio.toFixed(2), ...off, why]);
  }
  await compiled.release();
  console.log(table(rows));
}

void main();
