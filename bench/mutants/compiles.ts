import { dirname, join, resolve } from "node:path";
import ts from "typescript";

const ROOT = resolve(__dirname, "../..");

/**
 * The first complaint of the compiler about a file of `src/` were its text another; undefined where there is none. What
 * is left unused by a dropped term does not count.
 */
export function compiler(): (file: string, text: string) => string | undefined {
  const config = ts.readConfigFile(join(ROOT, "tsconfig.json"), (path) => ts.sys.readFile(path));
  const { options, fileNames } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
  const changed = new Map<string, string>();
  let version = 0;
  const text = (path: string) => changed.get(path) ?? ts.sys.readFile(path);
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...options, noUnusedLocals: false, noUnusedParameters: false }),
    getScriptFileNames: () => fileNames,
    getScriptVersion: (path) => (changed.has(path) ? String(version) : "own"),
    getScriptSnapshot(path) {
      const found = text(path);
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
    },
    getCurrentDirectory: () => ROOT,
    getDefaultLibFileName: (given) => join(dirname(ts.getDefaultLibFilePath(given)), ts.getDefaultLibFileName(given)),
    fileExists: (path) => ts.sys.fileExists(path),
    readFile: text,
    readDirectory: (...given) => ts.sys.readDirectory(...given),
    directoryExists: (path) => ts.sys.directoryExists(path),
    getDirectories: (path) => ts.sys.getDirectories(path),
    realpath: (path) => ts.sys.realpath?.(path) ?? path,
  });
  return (file, mutated) => {
    const path = join(ROOT, "src", file);
    changed.clear();
    changed.set(path, mutated);
    version += 1;
    const [first] = [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)];
    return first && ts.flattenDiagnosticMessageText(first.messageText, " ");
  };
}
