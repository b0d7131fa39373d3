#!/usr/bin/env node
import { existsSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { UsageError } from "../core/demand";
import { printable } from "../core/quoted";
import { DONE, FAILED, WRONG_USE } from "./context";
import { addDoctor } from "./doctor";
import { addEvaluate } from "./evaluate";
import { addExport } from "./export";
import { addExemplars } from "./exemplars";
import { addSheet } from "./sheet";
import { addStart } from "./start";
import { addSynthesize } from "./synthesize";
import { addWeights } from "./weights";
import { versions } from "./versions";

const program = new Command("texture")
  .description("A workbench for texture-synthesis research: what does a texture loss really measure?")
  .version(versions().workbench)
  .exitOverride()
  .configureOutput({ writeErr: () => undefined });
addStart(program);
addSynthesize(program);
addEvaluate(program);
addExport(program);
addExemplars(program);
addWeights(program);
addSheet(program);
addDoctor(program);

if (process.argv.length === 2) program.outputHelp();
else
  program.parseAsync().catch((error: unknown) => {
    process.exitCode = told(error);
  });

/** Says in one sentence what went wrong. @returns the exit code */
function told(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return DONE;
    process.stderr.write(`texture: ${sentence(error)}; see texture --help\n`);
    return WRONG_USE;
  }
  const { message } = error as Error;
  process.stderr.write(`texture: ${message.split("\n")[0]!}\n`);
  if (process.env.TEXTURE_DEBUG) console.error(error);
  return error instanceof UsageError ? WRONG_USE : FAILED;
}

/** Commander's message as one line, without its "error:" and its stop. */
function sentence({ code, message }: CommanderError): string {
  if (code === "commander.help") return `unknown command '${process.argv.at(-1)!}'`; // After "texture help".
  const line = message
    .replace(/^error: /, "")
    .replaceAll("\n", " ")
    .replace(/\.$/, "");
  const file = process.argv.find((argument) => argument.startsWith("-") && existsSync(argument));
  if (code !== "commander.unknownOption" || file === undefined) return line;
  return `${line} (a file of that name is given as ${printable(`./${file}`)})`;
}
