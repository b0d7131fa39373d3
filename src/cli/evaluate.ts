import type { Command } from "commander";
import { oneOf } from "../core/one-of";
import { featureNames, layersOf, defaultLayers, type FeatureName } from "../features/create";
import type { Padding } from "../features/padding";
import type { Pooling } from "../features/pooling";
import { losses as knownLosses } from "../losses";
import { evaluate, type LossTable } from "../synthesis/evaluate";
import { openEngine, say, weightsSource } from "./context";
import { openExemplar } from "./exemplar";
import { parseNames, parseNumber } from "./values";

interface EvaluateFlags {
  features: string;
  layers?: string[];
  losses: string[];
  pooling: string;
  padding: string;
  networkSeed: number;
  engine: string;
  weights?: string;
  json?: boolean;
}

export function addEvaluate(program: Command): void {
  program
    .command("evaluate")
    .summary("measure a picture against an exemplar, without optimizing")
    .description("Prints each loss of CANDIDATE against EXEMPLAR for each layer. The pictures may differ in size.")
    .argument("<exemplar>", "image file or procedural:NAME")
    .argument("<candidate>", "image file or procedural:NAME")
    .option("--features <name>", featureNames.join(", "), "random-pyramid")
    .option("--layers <a,b>", "default: those that synthesis takes", parseNames)
    .option("--losses <a,b>", "gram_relative, gram_gatys2015", parseNames, ["gram_relative"])
    .option("--pooling <kind>", "average or max", "average")
    .option("--padding <kind>", "zero, reflect or circular", "zero")
    .option("--network-seed <n>", "of random weights", parseNumber("network-seed"), 0)
    .option("--engine <name>", "compiled, cpu, wasm, tfjs-node, tfjs-node-gpu", "compiled")
    .option("--weights <file>", "file of the network: safetensors, Keras .h5 or .onnx")
    .option("--json", 'print {"layers": {"pool1": {"gram_gatys2015": …}}}')
    .action(async (exemplar: string, candidate: string, flags: EvaluateFlags) => {
      const { features, pooling, padding, networkSeed } = flags;
      const name: FeatureName = oneOf("features", featureNames, features);
      const layers = [...new Set(flags.layers ?? defaultLayers(name))];
      for (const layer of layers) oneOf(`layers of ${name}`, layersOf(name), layer);
      const losses = [...new Set(flags.losses)];
      for (const loss of losses) oneOf("losses", Object.keys(knownLosses), loss);
      const [a, b] = [await openExemplar(exemplar), await openExemplar(candidate)];
      const settings = { name, layers, pooling: pooling as Pooling, padding: padding as Padding, seed: networkSeed };
      const engine = openEngine(flags.engine, undefined);
      const table = await evaluate(a.image, b.image, settings, losses, engine, weightsSource(flags.weights));
      say(flags.json ? JSON.stringify({ features, pooling, padding, layers: table }) : text(table, losses));
    });
}

function text(table: LossTable, losses: readonly string[]): string {
  const rows = [["layer", ...losses]];
  for (const [layer, values] of Object.entries(table))
    rows.push([layer, ...losses.map((loss) => values[loss]!.toExponential(4))]);
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
