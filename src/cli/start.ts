import type { Command } from "commander";
import { weightsFiles } from "../features/weights/load";
import { say, weightsSource } from "./context";
import { openExemplar } from "./exemplar";
import { runCommand, runOptions, type RunFlags } from "./run-command";

/** Half of what a run takes by default: a picture within a minute on two cores. */
const EVALUATIONS = [100, 100, 75, 50];

export function addStart(program: Command): void {
  program
    .command("start")
    .description(
      "Synthesizes a procedural exemplar: with VGG-16 where its weights are at hand, else with random filters.",
    )
    .option("--out <dir>", "folder of the run (default: out/NAME-KEY)")
    .action(async ({ out }: { out?: string }) => {
      const [weights] = weightsFiles("vgg16", weightsSource(undefined));
      say(
        weights === undefined
          ? "Pebbles from random filters (no VGG weights found; texture weights fetch gets them)."
          : `Pebbles from VGG-16 (${weights}).`,
      );
      const flags: RunFlags = {
        evaluations: EVALUATIONS,
        features: weights === undefined ? "random-pyramid" : "vgg16",
        ...(out === undefined ? {} : { out }),
      };
      process.exitCode = await runCommand(
        { exemplar: await openExemplar("procedural:pebbles") },
        runOptions(flags),
        flags,
      );
    });
}
