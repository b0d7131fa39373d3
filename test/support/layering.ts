import ts from "typescript";

/** A folder of src imports only from itself and from folders before it here. */
export const order = [
  ...["core", "image", "color", "noise", "exemplars", "features", "losses", "objective", "engine", "optimize"],
  ...["synthesis", "metrics", "analysis", "experiments", "figures", "notebook", "report", "cli"],
];

/** What only one place may import. */
const reserved: readonly { readonly packages: RegExp; readonly place: string }[] = [
  { packages: /^@tensorflow\//, place: "core/tensor.ts" },
  { packages: /^sharp$/, place: "image/" },
  { packages: /^(tslab|zeromq)(\/|$)/, place: "notebook/" },
];

/** The world outside a call's arguments: results would no longer follow from them, were it looked at anywhere else. */
const worldly = ["cli/", "notebook/machine.ts", "engine/no-telemetry.ts"];
const ambient = new Set([
  ...["process.env", "process.hrtime", "process.uptime", "Math.random", "performance.now", "performance.timeOrigin"],
  ...["Date.now", "new Date"],
]);

/**
 * What a source file does against the layering, in words; empty where it keeps to it.
 * @param file    its path below src, with slashes: "losses/gram.ts"
 * @param source  its text
 */
export function violations(file: string, source: string): string[] {
  const { specifiers, uses } = looksOf(source);
  const folder = file.includes("/") ? file.split("/")[0]! : undefined;
  const found = specifiers.flatMap((specifier) => [
    ...wrongLayer(file, folder, specifier),
    ...wrongPlace(file, specifier),
  ]);
  if (folder === undefined && file !== "index.ts") found.push(`${file} lies in no folder`);
  if (folder !== undefined && !order.includes(folder))
    found.push(`${file} lies in a folder without a place in the order`);
  if (!worldly.some((place) => file.startsWith(place))) found.push(...uses.map((use) => `${file} uses ${use}`));
  return found;
}

function wrongLayer(file: string, folder: string | undefined, specifier: string): string[] {
  if (folder === undefined || !specifier.startsWith(".")) return [];
  const target = new URL(specifier, `file:///src/${file}`).pathname.split("/").slice(2);
  const [to] = target;
  const allowed = to === folder || order.slice(0, order.indexOf(folder)).includes(to!);
  return allowed ? [] : [`${file} imports ${target.join("/")}`];
}

function wrongPlace(file: string, specifier: string): string[] {
  const rule = reserved.find(({ packages }) => packages.test(specifier));
  return rule && !file.startsWith(rule.place) ? [`${file} imports ${specifier}`] : [];
}

/** All modules that a text names in an import, type or not, static or not, or an export; and its ambient expressions. */
function looksOf(source: string): { specifiers: string[]; uses: string[] } {
  const specifiers: string[] = [];
  const uses: string[] = [];
  const name = (node: ts.Node | undefined) => {
    if (node && ts.isStringLiteralLike(node)) specifiers.push(node.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) name(node.moduleSpecifier);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) name(node.argument.literal);
    else if (ts.isExternalModuleReference(node)) name(node.expression);
    else if (ts.isCallExpression(node) && /^(import|require|require\.resolve)$/.test(node.expression.getText()))
      name(node.arguments[0]);
    else if (ts.isPropertyAccessExpression(node) && ambient.has(node.getText())) uses.push(node.getText());
    else if (ts.isNewExpression(node) && ambient.has(`new ${node.expression.getText()}`))
      uses.push(`new ${node.expression.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("source.ts", source, ts.ScriptTarget.ES2022, true));
  return { specifiers, uses };
}
