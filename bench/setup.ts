import { compiledEngine } from "../src/engine/compiled";
import type { Engine } from "../src/engine/engine";
import type { Weights } from "../src/features/weights/load";
import type { Image } from "../src/image/image";
import { readImage } from "../src/image/read";
import { resize } from "../src/image/resize";
import { runWeights } from "../src/synthesis/run-weights";
import { resolveSettings } from "../src/synthesis/resolve-settings";
import type { Settings, SynthesisOptions } from "../src/synthesis/settings";
import { flags, shared } from "./peer";

/** The objective that both sides of the benchmarks evaluate: torch_peer.py states it. */
export const sharedObjective: SynthesisOptions = {
  features: "vgg16",
  pooling: "average",
  layers: ["relu1_1", "pool1", "pool2", "pool3", "pool4"].map((layer) => ({ layer, weight: 1 })),
  losses: [{ loss: "gram", weight: 1 }],
};

export function settingsFor(exemplar: Image, options: SynthesisOptions = {}): Settings {
  return resolveSettings({ ...sharedObjective, ...options }, exemplar);
}

export async function photograph(name: string, size: number): Promise<Image> {
  const image = await readImage(shared("textures", `${name}.jpg`));
  return image.height === size && image.width === size
    ? image
    : resize(image, { height: size, width: size, kernel: "lanczos3" });
}

export function weights() {
  return { folders: [shared("weights")] };
}

/** The weights of ../shared that settings need, read and checked. */
export async function loadedWeights(settings: Settings): Promise<Weights | null> {
  return (await runWeights(settings, weights())).weights;
}

/** The compiled engine, and a stopwatch on the runs of its objectives. */
export function timedEngine(): { engine: Engine; seconds: () => number; runs: () => number } {
  const inner = compiledEngine({ threads: Number(flags.threads) });
  let [milliseconds, runs] = [0, 0];
  const engine: Engine = {
    name: inner.name,
    async load(program) {
      const executable = await inner.load(program);
      if (!program.name.startsWith("objective")) return executable;
      return {
        async run(inputs) {
          const began = performance.now();
          const outputs = await executable.run(inputs);
          milliseconds += performance.now() - began;
          runs++;
          return outputs;
        },
        release: () => executable.release(),
      };
    },
  };
  return { engine, seconds: () => milliseconds / 1000, runs: () => runs };
}
