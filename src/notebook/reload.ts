import { createRequire } from "node:module";
import { join, resolve, sep } from "node:path";
import { build, buildIsStale } from "./build";

/** The compiled package's folder. */
const PACKAGE = resolve(__dirname, "..");
/** The kernel itself cannot be loaded anew under a running cell. */
const KERNEL = join(PACKAGE, "notebook", "kernel") + sep;

/**
 * Picks up edited sources in a notebook: compiles them where one is newer than its compiled form, and forgets the package's
 * modules, so that the next cell that imports loads them anew. Run the import cell again after it; what was imported or
 * made before stays as it was. Packages below node_modules are kept, and so is this kernel.
 * @returns how many modules were forgotten
 * @throws Error with the compiler's words where the sources do not compile; nothing is forgotten then
 */
export async function reload(): Promise<number> {
  const project = resolve(PACKAGE, "..");
  if (buildIsStale(project)) await build(project);
  const { cache } = createRequire(__filename);
  const ours = Object.keys(cache).filter((file) => file.startsWith(PACKAGE + sep) && !file.startsWith(KERNEL));
  for (const file of ours) Reflect.deleteProperty(cache, file);
  return ours.length;
}
