import { basename, dirname, join, relative } from "node:path";
import ts from "typescript";
import { codeCells, moduleOf, type CellModule } from "./cells";

/**
 * Checks the code in notebooks with the project's own compiler and its strict settings, against the sources. tslab checks a
 * cell too, as it runs it, but with an older compiler and laxly. A name may go unused: a cell may exist to show it; and
 * an entry of a list or a table counts as there.
 * @returns what is wrong, a line each: "notebooks/00-quickstart.ipynb, cell 2, line 3: …"
 */
export function typeProblems(files: readonly string[], project: string): string[] {
  const modules = new Map(files.map((file) => [moduleName(file), { file, module: moduleOf(codeCells(file)) }]));
  const options = settings(project);
  const host = ts.createCompilerHost(options);
  host.fileExists = (name) => modules.has(name) || ts.sys.fileExists(name);
  host.readFile = (name) => modules.get(name)?.module.text ?? ts.sys.readFile(name);
  const program = ts.createProgram([...modules.keys()], options, host);
  return [...modules].flatMap(([name, { file, module }]) => {
    const source = program.getSourceFile(name)!;
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return [...module.problems, ...found.map((one) => placed(one, module))].map(
      ({ cell, line, message }) => `${relative(project, file)}, cell ${cell}, line ${line}: ${message}`,
    );
  });
}

/** As an ECMAScript module, which may await at its top. */
function moduleName(file: string): string {
  return join(dirname(file), `${basename(file, ".ipynb")}.notebook.mts`);
}

function settings(project: string): ts.CompilerOptions {
  const path = join(project, "tsconfig.json");
  const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, project);
  const own = (place: string) => [join(project, "src", place)];
  return {
    ...options,
    ...{ noEmit: true, declaration: false, sourceMap: false, inlineSources: false },
    ...{ noUnusedLocals: false, noUnusedParameters: false, rootDir: project },
    // Cells look into small tables by layer and loss: an exclamation mark at each would hide what is said.
    noUncheckedIndexedAccess: false,
    paths: { "texture-workbench": own("index.ts"), "texture-workbench/*": own("*.ts") },
  };
}

function placed(diagnostic: ts.Diagnostic, { places, text }: CellModule) {
  const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, " ");
  let line = text.slice(0, diagnostic.start ?? 0).split("\n").length - 1;
  while (line > 0 && places[line] === undefined) line--;
  return { ...(places[line] ?? { cell: 1, line: 1 }), message };
}
