import type { Command } from "commander";
import { browserSource, say, weightsHome, weightsSource } from "./context";
import { DONE, FAILED } from "./exit-codes";
import type { Check } from "./doctor/check";
import { browserCheck } from "./doctor/browser";
import { engineChecks } from "./doctor/engines";
import { folderCheck } from "./doctor/folder";
import { jupyterChecks } from "./doctor/jupyter";
import { memoryCheck, nodeCheck, threadsCheck } from "./doctor/machine";
import { weightsChecks } from "./doctor/weights";
import { versions } from "../core/versions";

export function addDoctor(program: Command): void {
  program
    .command("doctor")
    .description(
      "Tries engines, weights, memory, browser and Jupyter, and names for each that does not work the one command that\n" +
        "would mend it. Exits with 1 where the main job cannot be done.",
    )
    .option("--json", "print a list of checks")
    .action(async ({ json = false }: { json?: boolean }) => {
      const checks = await examined();
      say(json ? JSON.stringify({ versions: versions(), checks }) : checks.map(told).join("\n"));
      process.exitCode = checks.some(({ state, essential }) => essential && state === "broken") ? FAILED : DONE;
    });
}

async function examined(): Promise<Check[]> {
  return [
    nodeCheck(process.versions.node),
    threadsCheck(),
    memoryCheck(process.availableMemory()),
    ...(await engineChecks()),
    ...(await weightsChecks(weightsSource(undefined))),
    await folderCheck("weights folder", weightsHome(), "export TEXTURE_WORKBENCH_HOME=FOLDER"),
    await browserCheck(browserSource()),
    ...(await jupyterChecks(process.cwd(), process.env.PATH ?? "")),
  ];
}

function told({ name, state, says, mend }: Check): string {
  const line = `${state.padEnd(8)} ${name.padEnd(22)} ${says}`;
  return mend === undefined ? line : `${line}\n${" ".repeat(32)}→ ${mend}`;
}
