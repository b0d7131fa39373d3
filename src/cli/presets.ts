import type { Command } from "commander";
import { demand } from "../core/demand";
import { presets } from "../synthesis/presets";
import { describePreset, type DescribedPreset } from "../synthesis/presets/describe";
import { say } from "./context";

export function addPresets(program: Command): void {
  const command = program
    .command("presets")
    .description(
      "Papers' recipes, as --preset takes them: NAME as the paper's text has it, NAME/code as its authors' program does.",
    );
  command
    .command("list", { isDefault: true })
    .description("name, modes and title of each")
    .option("--json", "print a list")
    .action(({ json = false }: { json?: boolean }) => {
      const entries = presets.map(({ name, title, source, modes }) => ({
        name,
        modes: Object.keys(modes),
        title,
        source,
      }));
      say(json ? JSON.stringify(entries) : listed(entries));
    });
  command
    .command("show")
    .description(
      "All that a recipe states, mode by mode, for an exemplar of 256×256; the differences between paper and code; and what\n" +
        "of them is not reproduced. [M] marks what is told from memory of the paper rather than read.",
    )
    .argument("<name>", "as heitz2021")
    .option("--json", "print it with the settings of each mode")
    .action((name: string, { json = false }: { json?: boolean }) => {
      const preset = presets.find((known) => known.name === name);
      demand(preset !== undefined, "presets", `one of ${presets.map((known) => known.name).join(", ")}`, name);
      const described = describePreset(preset);
      say(json ? JSON.stringify(described) : told(described));
    });
}

interface Entry {
  readonly name: string;
  readonly modes: readonly string[];
  readonly title: string;
  readonly source: string;
}

function listed(entries: readonly Entry[]): string {
  const widest = Math.max(...entries.map(({ name }) => name.length));
  return entries
    .map(({ name, modes, title, source }) => {
      return `${name.padEnd(widest)}  ${modes.join(", ").padEnd("paper, code".length)}  ${title}\n${" ".repeat(widest + 15)}${source}`;
    })
    .join("\n");
}

function told({ name, title, source, modes, differences, departures }: DescribedPreset): string {
  const open = (notes: readonly string[]) => notes.map((note) => `  not stated, or of our own: ${note}`);
  return [
    `${name}: ${title}`,
    source,
    ...modes.flatMap((mode) => [
      "",
      `${mode.mode} (--preset ${mode.name})`,
      `  source: ${mode.source}`,
      ...Object.entries(mode.facts).map(([what, value]) => `  ${what}: ${value}`),
      ...Object.entries(mode.formulas).map(([loss, formula]) => `  formula of ${loss}: ${formula}`),
      ...open(mode.open),
    ]),
    "",
    "differences between paper and code",
    ...(modes.length === 1
      ? ["  one mode: no program of the authors' was read"]
      : differences.map(({ what, paper, code }) => `  ${what}: ${paper} | ${code}`)),
    "",
    "departures: what is not reproduced",
    ...departures.map((departure) => `  ${departure}`),
  ].join("\n");
}
