#!/usr/bin/env node
import { existsSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { UsageError } from "../core/demand";
import { printable } from "../core/quoted";
import { addCommands } from "./commands";
import { DONE, FAILED, WRONG_USE } from "./exit-codes";
import { versions } from "../core/versions";

run(process.argv.slice(2)).catch((error: unknown) => {
  process.exitCode = told(error);
});

// A reader that has seen enough (texture losses | head) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(DONE);
});

async function run(given: readonly string[]): Promise<void> {
  const program = new Command("texture")
    .description("A workbench for texture-synthesis research: what does a texture loss really measure?")
    .version(versions().workbench)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  addCommands(program, given);
  if (given.length === 0) program.outputHelp();
  else await program.parseAsync();
}

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
