import type { Command } from "commander";
import { colorHandlings } from "../color/handling";
import type { ColorHandling } from "../color/handling/handling";
import { say } from "./context";

export function addColors(program: Command): void {
  program
    .command("colors")
    .description(
      "Lists what --color takes: ways of giving a texture or a transfer the colors of --palette. Each with when its map\n" +
        "acts (the first where --color-stage says nothing), what the optimizer moves, and its source.",
    )
    .option("--json", "print a list of name, description, stages, variables and source")
    .action(({ json = false }: { json?: boolean }) => {
      const entries = colorHandlings.map(({ name, description, stages, variables, source }) => {
        return { name, description, stages, variables, source };
      });
      say(json ? JSON.stringify(entries) : entries.map(told).join("\n\n"));
    });
}

type Entry = Pick<ColorHandling, "name" | "description" | "stages" | "variables" | "source">;

function told({ name, description, stages, variables, source }: Entry): string {
  return [
    `${name}: ${description}`,
    `  acts       ${stages.join(", ")}; the optimizer moves ${variables}`,
    `  source     ${source}`,
  ].join("\n");
}
