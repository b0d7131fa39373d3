import { readFileSync } from "node:fs";
import ts from "typescript";
import { z } from "zod";

const notebook = z.object({
  cells: z.array(z.object({ cell_type: z.string(), source: z.union([z.string(), z.array(z.string())]) })),
});

/** A line of a notebook, counting code cells from 1, as in `[1]` beside them, and lines from 1. */
export interface Place {
  readonly cell: number;
  readonly line: number;
}

/** A notebook as one TypeScript module. */
export interface CellModule {
  readonly text: string;
  /** Where each of its lines comes from; undefined for lines that join cells. */
  readonly places: readonly (Place | undefined)[];
  /** What cells import against one another. */
  readonly problems: readonly (Place & { readonly message: string })[];
}

export function codeCells(file: string): string[] {
  const { cells } = notebook.parse(JSON.parse(readFileSync(file, "utf8")));
  const code = cells.filter(({ cell_type: type }) => type === "code");
  return code
    .map(({ source }) => (typeof source === "string" ? source : source.join("")))
    .filter((text) => text.trim() !== "");
}

/**
 * Cells as the compiler is to see them: each in a block inside the block of the one before, so that it sees what earlier
 * cells declared and may declare the same names anew, as in tslab; their imports, which no block may hold, before all.
 */
export function moduleOf(cells: readonly string[]): CellModule {
  const lines: string[] = [];
  const places: (Place | undefined)[] = [];
  const problems: (Place & { message: string })[] = [];
  const sources = new Map<string, string>();
  const add = (line: string, place?: Place): void => void (lines.push(line), places.push(place));

  const rests = cells.map((text, index) => {
    const { imports, rest } = withoutImports(text);
    for (const { line, local, statement } of imports) {
      const place = { cell: index + 1, line };
      const earlier = sources.get(local);
      if (earlier === undefined) add(statement, place);
      else if (earlier !== statement)
        problems.push({ ...place, message: `${local} is imported from elsewhere before` });
      sources.set(local, statement);
    }
    return rest;
  });
  add("export {};");
  for (const [index, rest] of rests.entries()) {
    add("{");
    for (const [number, line] of rest.split("\n").entries()) add(line, { cell: index + 1, line: number + 1 });
  }
  add("}".repeat(cells.length));
  return { text: lines.join("\n"), places, problems };
}

interface Import {
  readonly line: number;
  /** The name it gives, or the module where it gives none. */
  readonly local: string;
  readonly statement: string;
}

/** Takes a cell's imports out, name by name; what remains keeps its lines. */
function withoutImports(text: string): { imports: Import[]; rest: string } {
  const source = ts.createSourceFile("cell.ts", text, ts.ScriptTarget.ES2022, true);
  const declarations = source.statements.filter(ts.isImportDeclaration);
  const imports = declarations.flatMap((declaration) => {
    const line = source.getLineAndCharacterOfPosition(declaration.getStart()).line + 1;
    return namesIn(declaration).map((named) => ({ line, ...named }));
  });
  let rest = text;
  for (const declaration of declarations) {
    const [start, end] = [declaration.getStart(), declaration.getEnd()];
    rest = rest.slice(0, start) + rest.slice(start, end).replace(/[^\n]/g, " ") + rest.slice(end);
  }
  return { imports, rest };
}

function namesIn({ importClause: clause, moduleSpecifier }: ts.ImportDeclaration): Omit<Import, "line">[] {
  const from = moduleSpecifier.getText();
  if (!clause) return [{ local: from, statement: `import ${from};` }];
  const word = clause.phaseModifier === ts.SyntaxKind.TypeKeyword ? "import type" : "import";
  const found: Omit<Import, "line">[] = [];
  if (clause.name) found.push({ local: clause.name.text, statement: `${word} ${clause.name.text} from ${from};` });
  const bindings = clause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings))
    found.push({ local: bindings.name.text, statement: `${word} ${bindings.getText()} from ${from};` });
  if (bindings && ts.isNamedImports(bindings))
    for (const one of bindings.elements)
      found.push({ local: one.name.text, statement: `${word} { ${one.getText()} } from ${from};` });
  return found;
}
