import { readdir, readFile } from "node:fs/promises";
import { basename, extname, join, resolve } from "node:path";
import { compileFunction } from "node:vm";
import ts from "typescript";
import { UsageError } from "../core/demand";
import { quoted } from "../core/quoted";
import { checkedExperiment, type CheckedExperiment } from "./experiment";

export interface NamedExperiment {
  /** Its file's, without the ending. */
  readonly name: string;
  readonly experiment: CheckedExperiment;
}

/** Names of the experiments in a folder, in order. */
export async function experimentNames(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => []);
  return files
    .filter((file) => file.endsWith(".ts"))
    .map((file) => basename(file, ".ts"))
    .sort();
}

/**
 * Reads an experiment: a name in the folder, or a path to a .ts file. It is data: its types are dropped, not checked, and it
 * may import nothing but types.
 * @throws UsageError where there is none, or it declares what cannot be
 */
export async function loadExperiment(nameOrPath: string, folder: string): Promise<NamedExperiment> {
  const isPath = extname(nameOrPath) === ".ts";
  const path = isPath ? resolve(nameOrPath) : join(folder, `${nameOrPath}.ts`);
  const source = await readFile(path, "utf8").catch(() => undefined);
  if (source === undefined) {
    const known = (await experimentNames(folder)).join(", ") || "none";
    throw new UsageError(`experiment: expected a .ts file's path, or a name among ${known}, got ${quoted(nameOrPath)}`);
  }
  const name = basename(path, ".ts");
  return { name, experiment: checkedExperiment(declaredIn(source, path, name), name) };
}

function declaredIn(source: string, path: string, name: string): unknown {
  const { outputText, diagnostics = [] } = ts.transpileModule(source, {
    ...{ fileName: path, reportDiagnostics: true },
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const unread = (reason: string) =>
    new UsageError(`experiment ${name}: expected ${quoted(path)} to be read, got ${quoted(reason)}`);
  const [fault] = diagnostics;
  if (fault) throw unread(ts.flattenDiagnosticMessageText(fault.messageText, " "));
  const exported: { experiment?: unknown } = {};
  const refuse = (wanted: string): never => {
    throw new UsageError(
      `experiment ${name}: expected it to import nothing but types, got ${quoted(wanted)}; write its data out`,
    );
  };
  try {
    const declare = compileFunction(outputText, ["exports", "require"], { filename: path }) as (
      exports: object,
      require: (wanted: string) => never,
    ) => void;
    declare(exported, refuse);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw unread((error as Error).message);
  }
  if (exported.experiment === undefined)
    throw new UsageError(`experiment ${name}: expected ${quoted(path)} to export "experiment", got none`);
  return exported.experiment;
}
