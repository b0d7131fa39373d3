import ts from "@tslab/typescript-for-tslab";

/**
 * A cell's code with `{ a }` written out as `{ a: a }`: tslab (1.0.22) does not find the variables of earlier cells in the
 * short form, and ends with "a is not defined".
 */
export function writtenOut(code: string): string {
  const file = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.ESNext);
  const names: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isShorthandPropertyAssignment(node)) names.push(node.name);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names.reduceRight((text, { end, text: name }) => `${text.slice(0, end)}: ${name}${text.slice(end)}`, code);
}
