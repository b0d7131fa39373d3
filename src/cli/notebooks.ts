import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { Command } from "commander";
import { UsageError } from "../core/demand";
import { say } from "./context";
import { DONE, FAILED } from "./exit-codes";
import type { Jupyter } from "./jupyter/find";
import { jupyterFor } from "./jupyter/install";
import { demandCheckout, freshBuild, PROJECT } from "./jupyter/project";
import { jupyterEnvironment, jupyterFolder } from "./jupyter/settings";
import { typeProblems } from "./notebooks/types";
import { parseNumber } from "./values";

interface NotebooksFlags {
  quick?: boolean;
  out?: string;
  check?: boolean;
  /** Seconds a cell. */
  timeout: number;
}

export function addNotebooks(program: Command): void {
  program
    .command("notebooks")
    .description(
      "Runs the project's notebooks on the TypeScript kernel (npm run notebooks), saves what ran, and exits with 1 where a\n" +
        "cell failed, timed out, lost its kernel, or showed nothing though it ends in show(…).",
    )
    .argument("[names...]", "as 00-quickstart, or its beginning (default: all)")
    .option("--quick", "small settings (TEXTURE_BUDGET=quick), saved in out/notebooks unless --out says otherwise")
    .option("--out <dir>", "save there (default: over the notebooks themselves)")
    .option("--timeout <s>", "seconds that a cell may take", parseNumber("timeout"), 600)
    .option("--check", "check the types of their code and run nothing")
    .action(async (names: string[], flags: NotebooksFlags) => {
      demandCheckout("notebooks");
      const files = notebooksNamed(names, join(PROJECT, "notebooks"));
      process.exitCode = flags.check ? checked(files) : await run(files, flags);
    });
}

/** Paths of the notebooks whose names begin so, in order. @throws UsageError where there is none of such a name */
export function notebooksNamed(names: readonly string[], folder: string): string[] {
  const all = readdirSync(folder)
    .filter((name) => name.endsWith(".ipynb"))
    .sort();
  const wanted =
    names.length === 0
      ? all
      : names.flatMap((name) => {
          const found = all.filter((file) => file.startsWith(basename(name, ".ipynb")));
          if (found.length > 0) return found;
          throw new UsageError(`notebooks: expected one of ${all.join(", ")}, got ${JSON.stringify(name)}`);
        });
  return [...new Set(wanted)].map((file) => join(folder, file));
}

function checked(files: readonly string[]): number {
  const problems = typeProblems(files, PROJECT);
  say([...problems, `${files.length} notebooks, ${problems.length} type errors`].join("\n"));
  return problems.length === 0 ? DONE : FAILED;
}

async function run(files: readonly string[], flags: NotebooksFlags): Promise<number> {
  const jupyter = await jupyterFor("notebooks", PROJECT, process.env.PATH ?? "");
  await freshBuild();
  const out = flags.out ?? (flags.quick ? join(PROJECT, "out", "notebooks") : undefined);
  return await runner(
    jupyter,
    [
      ...["--project", PROJECT, "--timeout", String(flags.timeout)],
      ...(out === undefined ? [] : ["--out", resolve(out)]),
      ...files,
    ],
    flags.quick ?? false,
  );
}

function runner({ python }: Jupyter, args: readonly string[], quick: boolean): Promise<number> {
  const env = { ...jupyterEnvironment(PROJECT, process.env), ...(quick ? { TEXTURE_BUDGET: "quick" } : {}) };
  const child = spawn(python, [join(jupyterFolder(PROJECT), "run.py"), ...args], { stdio: "inherit", env });
  process.on("SIGINT", () => undefined); // It reaches the runner too, which ends its kernel.
  return new Promise((ended) => child.on("close", (code) => ended(code ?? FAILED)));
}
