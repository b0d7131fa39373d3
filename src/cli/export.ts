import type { Command } from "commander";
import { writeFileAtomically } from "../core/files";
import { exportObjective } from "../synthesis/export-objective";
import { resolveSettings } from "../synthesis/resolve-settings";
import { noteTeller, openEngine, say, weightsSource } from "./context";
import { openExemplar } from "./exemplar";
import { addObjectiveOptions, objectiveOptions, type ObjectiveFlags } from "./options";
import { versions } from "../core/versions";
import { parseSize } from "./values";

interface ExportFlags extends ObjectiveFlags {
  out: string;
}

export function addExport(program: Command): void {
  const command = program
    .command("export")
    .description(
      "Writes what synthesize minimizes for EXEMPLAR, at the size of the output alone, as one .onnx file: input image\n" +
        "[1,H,W,3] (sRGB, 0..1), outputs total, term/LOSS@LAYER and gradient. Targets and weights are inputs with\n" +
        "defaults. --init and --seed matter where terms are balanced.",
    )
    .argument("<exemplar>", "image file or procedural:NAME")
    .option("--size <WxH>", "of the output (default: the exemplar's)", parseSize)
    .requiredOption("--out <file>", "as objective.onnx");
  addObjectiveOptions(command).action(async (source: string, flags: ExportFlags) => {
    const exemplar = await openExemplar(source, noteTeller());
    const settings = resolveSettings({ ...objectiveOptions(flags), scales: 1 }, exemplar.image);
    const file = await exportObjective(exemplar.image, exemplar.info, settings, {
      engine: await openEngine("compiled", {}),
      weights: weightsSource(flags.weights),
      versions: versions(),
    });
    await writeFileAtomically(flags.out, file);
    say(`${flags.out}  ${(file.length / 2 ** 20).toFixed(1)} MiB, an objective of opset 18 for ${exemplar.name}`);
  });
}
