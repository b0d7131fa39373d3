/**
 * How far a synthesized texture is from its exemplar at layers that were not optimized, beside two halves of the
 * exemplar (floor) and its shuffled pixels (ceiling): `npx tsx bench/held-out.ts --out DIR`. Relative Gram loss, VGG-16.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { random } from "../src/core/random";
import { compiledEngine } from "../src/engine/compiled";
import { crop } from "../src/image/crop";
import type { Image } from "../src/image/image";
import { writePng } from "../src/image/write";
import { evaluate } from "../src/synthesis/evaluate";
import { climb } from "../src/synthesis/climb";
import { flags, table } from "./peer";
import { photograph, loadedWeights, settingsFor, weights } from "./setup";

/** Those between and beyond the optimized relu1_1 and pool1 to pool4. */
const HELD_OUT = ["relu1_2", "relu2_1", "relu2_2", "relu3_1", "relu3_3", "relu4_1", "relu4_3", "relu5_1"];

/** The same pixels in another order: all of color, nothing of space. */
function shuffled({ height, width, data }: Image): Image {
  const order = Array.from({ length: height * width }, (_, i) => i);
  const { below } = random(1, "shuffle");
  for (let i = order.length - 1; i > 0; i--) {
    const j = below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return { height, width, data: data.map((_, i) => data[order[Math.floor(i / 3)]! * 3 + (i % 3)]!) };
}

async function main(): Promise<void> {
  const engine = compiledEngine({ threads: Number(flags.threads) });
  const size = Number(flags.size);
  mkdirSync(flags.out, { recursive: true });
  for (const texture of flags.textures.split(",")) {
    const exemplar = await photograph(texture, size);
    const settings = settingsFor(exemplar);
    const { image } = await climb({ exemplar: exemplar }, settings, { engine, weights: await loadedWeights(settings) });
    await writePng(image, join(flags.out, `${texture}.png`));
    const features = { name: "vgg16", layers: HELD_OUT, pooling: "average", padding: "zero", seed: 0 } as const;
    const measure = (a: Image, b: Image) => evaluate(a, b, features, ["gram"], { engine, weights: weights() });
    const half = (left: number) => crop(exemplar, { left, top: 0, width: size / 2, height: size });
    const columns = [
      await measure(exemplar, image),
      await measure(half(0), half(size / 2)),
      await measure(exemplar, shuffled(exemplar)),
    ];
    const rows = HELD_OUT.map((layer) => [layer, ...columns.map((found) => found[layer]!.gram!.toExponential(2))]);
    console.log(
      `${texture}\n${table([["layer", "synthesized", "right half against left", "shuffled pixels"], ...rows])}\n`,
    );
  }
}

void main();
