import type { Command } from "commander";

interface CommandEntry {
  /** Beside the name in `texture --help`. */
  readonly summary: string;
  readonly load: () => Promise<(program: Command) => void>;
}

/** Every command; its file is loaded only where it is called, so that help need not wait for the engines. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  start: {
    summary: "a first texture, in about a minute (npm start)",
    load: async () => (await import("./start.js")).addStart,
  },
  synthesize: {
    summary: "make a new texture that looks like an exemplar",
    load: async () => (await import("./synthesize.js")).addSynthesize,
  },
  evaluate: {
    summary: "measure a picture against an exemplar, without optimizing",
    load: async () => (await import("./evaluate.js")).addEvaluate,
  },
  export: {
    summary: "write the objective as an .onnx file for other runtimes",
    load: async () => (await import("./export.js")).addExport,
  },
  exemplars: {
    summary: "list and draw the procedural exemplars",
    load: async () => (await import("./exemplars.js")).addExemplars,
  },
  weights: {
    summary: "list, fetch and verify the trained networks",
    load: async () => (await import("./weights.js")).addWeights,
  },
  sheet: {
    summary: "lay pictures out in a grid, with captions",
    load: async () => (await import("./sheet.js")).addSheet,
  },
  doctor: {
    summary: "what works on this machine, and what would mend the rest",
    load: async () => (await import("./doctor.js")).addDoctor,
  },
};

/** Adds all of them to a program, the one that the arguments call with all that it takes, the others by name. */
export async function addCommands(program: Command, [first, second]: readonly string[]): Promise<void> {
  const called = first === "help" ? second : first;
  for (const [name, { summary, load }] of Object.entries(commands))
    if (name === called) (await load())(program);
    else program.command(name).summary(summary);
}
