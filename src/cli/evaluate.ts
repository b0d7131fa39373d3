import type { Command } from "commander";
import { oneOf } from "../core/one-of";
import { featureNames, layersOf, defaultLayers, type FeatureName } from "../features/create";
import { checkedNetworkColor } from "../features/network-color";
import type { Padding } from "../features/padding";
import type { Pooling } from "../features/pooling";
import { lossNamed } from "../losses";
import { evaluate, type LossTable } from "../synthesis/evaluate";
import { noteTeller, openEngine, say, weightsSource } from "./context";
import { openExemplar } from "./exemplar";
import { addEngineOptions, addNetworkOptions, engineOptions, type EngineFlags, type NetworkFlags } from "./options";
import { parseNames } from "./values";

interface EvaluateFlags extends NetworkFlags, EngineFlags {
  layers?: string[];
  losses: string[];
  json?: boolean;
}

export function addEvaluate(program: Command): void {
  const command = program
    .command("evaluate")
    .description("Prints each loss of CANDIDATE against EXEMPLAR for each layer. The pictures may differ in size.")
    .argument("<exemplar>", "image file or procedural:NAME")
    .argument("<candidate>", "image file or procedural:NAME");
  addEngineOptions(addNetworkOptions(command))
    .option("--layers <a,b>", "default: those that synthesis takes", parseNames)
    .option("--losses <a,b>", "gram, gram/scale=paper, …: see texture losses", parseNames, ["gram"])
    .option("--json", 'print {"layers": {"pool1": {"gram/scale=paper": …}}}')
    .action(async (exemplar: string, candidate: string, flags: EvaluateFlags) => {
      const { features = "random-pyramid", pooling = "average", padding = "zero", networkSeed = 0 } = flags;
      const name: FeatureName = oneOf("features", featureNames, features);
      const layers = [...new Set(flags.layers ?? defaultLayers(name))];
      for (const layer of layers) oneOf(`layers of ${name}`, layersOf(name), layer);
      const losses = [...new Set(flags.losses.map((loss) => lossNamed(loss).name))];
      const tell = noteTeller();
      const [a, b] = [await openExemplar(exemplar, tell), await openExemplar(candidate, tell)];
      const color = checkedNetworkColor(name, flags.networkColor ?? "full");
      const network = { name, pooling: pooling as Pooling, padding: padding as Padding, seed: networkSeed, color };
      const engine = await openEngine(flags.engine ?? "compiled", engineOptions(flags));
      const table = await evaluate(a.image, b.image, { ...network, layers }, losses, {
        engine,
        weights: weightsSource(flags.weights),
      });
      say(
        flags.json
          ? JSON.stringify({ features, pooling, padding, networkColor: color, layers: table })
          : text(table, losses),
      );
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
