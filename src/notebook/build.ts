import { execFile } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Whether the compiled package is missing, or older than a source file. False where there are no sources: nothing to build. */
export function buildIsStale(project: string): boolean {
  const sources = join(project, "src");
  if (!existsSync(sources)) return false;
  const compiled = join(project, "dist", "index.js");
  if (!existsSync(compiled)) return true;
  const built = statSync(compiled).mtimeMs;
  const files = readdirSync(sources, { recursive: true, encoding: "utf8" }).map((file) => join(sources, file));
  return [...files, join(project, "tsconfig.json")].some((file) => statSync(file).mtimeMs > built);
}

/**
 * Compiles the sources; where they do not compile, what was compiled before stays. The compiler is called by its file: `tsc` on the path of npm's scripts is tslab's own, an older one.
 * @throws Error with what the compiler says against them
 */
export async function build(project: string): Promise<void> {
  const compiler = join(project, "node_modules", "typescript", "bin", "tsc");
  try {
    await run(process.execPath, [compiler, "-p", "tsconfig.json", "--noEmitOnError"], {
      cwd: project,
      maxBuffer: 2 ** 26,
    });
  } catch (error) {
    const { stdout = "", message } = error as Error & { stdout?: string };
    throw new Error(`build: the sources do not compile:\n${(stdout.trim() || message).trim()}`, { cause: error });
  }
}
