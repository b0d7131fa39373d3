import { createRequire } from "node:module";
import type { Command } from "commander";

interface CommandEntry {
  /** Beside the name in `texture --help`. */
  readonly summary: string;
  readonly load: () => (program: Command) => void;
}

/**
 * A command's own function, from its file. Not by `import()`, which would read every file of ours and of tfjs twice: once
 * for the names that it exports.
 */
function from(file: string, name: string): CommandEntry["load"] {
  return () => (createRequire(__filename)(file) as Record<string, ReturnType<CommandEntry["load"]>>)[name]!;
}

/** Every command; its file is loaded only where it is called, so that help need not wait for the engines. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  start: {
    summary: "a first texture, in about a minute (npm start)",
    load: from("./start", "addStart"),
  },
  synthesize: {
    summary: "make a new texture that looks like an exemplar",
    load: from("./synthesize", "addSynthesize"),
  },
  transfer: {
    summary: "show one picture in the style of another",
    load: from("./transfer", "addTransfer"),
  },
  evaluate: {
    summary: "measure a picture against an exemplar, without optimizing",
    load: from("./evaluate", "addEvaluate"),
  },
  experiment: {
    summary: "grids of runs: declare, run, go on, compare",
    load: from("./experiment", "addExperiment"),
  },
  export: {
    summary: "write the objective as an .onnx file for other runtimes",
    load: from("./export", "addExport"),
  },
  losses: {
    summary: "list the losses, with formula, source and options",
    load: from("./losses", "addLosses"),
  },
  colors: {
    summary: "list the ways of handling color, with source",
    load: from("./colors", "addColors"),
  },
  presets: {
    summary: "list and show the papers' recipes",
    load: from("./presets", "addPresets"),
  },
  exemplars: {
    summary: "list and draw the procedural exemplars",
    load: from("./exemplars", "addExemplars"),
  },
  weights: {
    summary: "list, fetch and verify the trained networks",
    load: from("./weights", "addWeights"),
  },
  sheet: {
    summary: "lay pictures out in a grid, with captions",
    load: from("./sheet", "addSheet"),
  },
  lab: {
    summary: "open JupyterLab with the TypeScript kernel (npm run lab)",
    load: from("./lab", "addLab"),
  },
  notebooks: {
    summary: "run the notebooks, or check their types (npm run notebooks)",
    load: from("./notebooks", "addNotebooks"),
  },
  doctor: {
    summary: "what works on this machine, and what would mend the rest",
    load: from("./doctor", "addDoctor"),
  },
};

/** Adds all of them to a program, the one that the arguments call with all that it takes, the others by name. */
export function addCommands(program: Command, [first, second]: readonly string[]): void {
  const called = first === "help" ? second : first;
  for (const [name, { summary, load }] of Object.entries(commands))
    if (name === called) load()(program);
    else program.command(name).summary(summary);
}
