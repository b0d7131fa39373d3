import * as ts from "@tslab/typescript-for-tslab";

/**
 * A cell's code with those names of properties written out that tslab takes for variables of earlier cells and would put
 * `exports.` before: `{ sizes }` becomes `{ sizes: sizes }`, `const { width: w } = image` becomes
 * `const { "width": w } = image`. Lines stay as they are.
 */
export function plainNames(code: string): string {
  const source = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.ES2022, true);
  const edits: { start: number; end: number; text: string }[] = [];
  const quote = (name: ts.Node): void => {
    const [start, end] = [name.getStart(source), name.getEnd()];
    edits.push({ start, end, text: JSON.stringify(name.getText(source)) });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isShorthandPropertyAssignment(node)) {
      const start = node.name.getStart(source);
      const name = node.name.text;
      edits.push({ start, end: start, text: `${isTarget(node.parent) ? JSON.stringify(name) : name}: ` });
    } else if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && isTarget(node.parent)) quote(node.name);
    else if (ts.isBindingElement(node) && node.propertyName && ts.isIdentifier(node.propertyName))
      quote(node.propertyName);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code);
}

/** Whether an object, or a list with it, is assigned to, as in `({ width: w } = image)`: none is made. */
function isTarget(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent))
    return parent.left === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  if (ts.isForOfStatement(parent)) return parent.initializer === node;
  if (ts.isPropertyAssignment(parent)) return isTarget(parent.parent);
  return ts.isArrayLiteralExpression(parent) && isTarget(parent);
}
