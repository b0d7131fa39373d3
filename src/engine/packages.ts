import { createRequire } from "node:module";
import { dirname } from "node:path";

/** Node's ordinary resolution, from here: node_modules up the folders (links there too), then NODE_PATH. */
const load = createRequire(__filename);

/** What a package exports. @throws whatever it throws while it loads */
export function loadPackage(name: string): unknown {
  return load(name);
}

/** Where a package lies, or undefined where there is none. */
export function packageFolder(name: string): string | undefined {
  try {
    return dirname(load.resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}

/** The version that a package states, or undefined where there is none. */
export function packageVersion(name: string): string | undefined {
  return packageFolder(name) === undefined ? undefined : (load(`${name}/package.json`) as { version: string }).version;
}
