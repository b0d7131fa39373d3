import type * as Compiler from "@tslab/typescript-for-tslab";

type WatchHost = Compiler.WatchCompilerHostOfFilesAndCompilerOptions<Compiler.EmitAndSemanticDiagnosticsBuilderProgram>;

/** The compiler's work that tslab starts itself, before each cell. */
const REBUILD = "updateProgramWithWatchStatus";

/**
 * tslab (1.0.22) knows one timer of its compiler's, for rebuilding, and throws at another. The compiler sets another where
 * files that cells import come and go, as when they are built anew beside the kernel: "Unexpected pending rebuildTimer",
 * and no later cell ran. That one is a real timer here. Imported before tslab, which takes the compiler as it is then.
 */
function withTimers(host: WatchHost): WatchHost {
  const setRebuild = host.setTimeout!.bind(host);
  const clearRebuild = host.clearTimeout!.bind(host);
  const others = new Set<unknown>();
  host.setTimeout = (callback, ms, ...values: unknown[]) => {
    if (callback.name === REBUILD) return setRebuild(callback, ms, ...values) as unknown;
    const timer = setTimeout(() => {
      others.delete(timer);
      callback(...values);
    }, ms).unref();
    others.add(timer);
    return timer;
  };
  host.clearTimeout = (timer: unknown) => {
    if (others.delete(timer)) clearTimeout(timer as NodeJS.Timeout);
    else clearRebuild(timer);
  };
  return host;
}

const path = require.resolve("@tslab/typescript-for-tslab");
// eslint-disable-next-line @typescript-eslint/no-require-imports -- the module that tslab will find
const compiler = require(path) as typeof Compiler;
require.cache[path]!.exports = Object.defineProperties(
  {},
  {
    ...Object.getOwnPropertyDescriptors(compiler),
    createWatchProgram: { value: (host: WatchHost) => compiler.createWatchProgram(withTimers(host)), enumerable: true },
  },
);
