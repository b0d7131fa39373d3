import type { Command } from "commander";
import { demand } from "../core/demand";
import { lossKinds } from "../losses";
import type { LossKind } from "../losses/loss-kind";
import { say } from "./context";

export function addLosses(program: Command): void {
  program
    .command("losses")
    .description(
      "Lists what --loss takes, as NAME/option=value:WEIGHT: each loss with its formula, source and options. Hats are the\n" +
        "exemplar's; F holds N channels at M positions, μ their means, σ their deviations. On the relative scale a loss is\n" +
        "divided by the squared size of the exemplar's own statistic, so that losses and layers compare.",
    )
    .argument("[names...]", "which (default: all)")
    .option("--json", "print a list of name, formula, source and options")
    .action((names: string[], { json = false }: { json?: boolean }) => {
      const all = lossKinds.map(({ name }) => name);
      for (const name of names) demand(all.includes(name), "losses", `names out of ${all.join(", ")}`, name);
      const chosen = lossKinds.filter(({ name }) => names.length === 0 || names.includes(name)).map(entryOf);
      say(json ? JSON.stringify(chosen) : chosen.map(told).join("\n\n"));
    });
}

interface LossEntry {
  readonly name: string;
  readonly formula: string;
  readonly source: string;
  readonly options: readonly { readonly name: string; readonly default: string; readonly description: string }[];
}

function entryOf({ name, formula, source, options }: LossKind): LossEntry {
  const defaults: Readonly<Record<string, unknown>> = options.parse({});
  return {
    ...{ name, formula, source },
    options: Object.entries<{ description?: string | undefined }>(options.shape).map(([option, { description }]) => {
      const value = defaults[option];
      return {
        name: option,
        default: Array.isArray(value) ? value.join("+") : String(value),
        description: description ?? "",
      };
    }),
  };
}

function told({ name, formula, source, options }: LossEntry): string {
  return [
    name,
    `  ${formula}`,
    `  ${source}`,
    ...options.map((option) => `  /${option.name}=${option.default}  ${option.description}`),
  ].join("\n");
}
