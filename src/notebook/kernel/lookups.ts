import * as ts from "@tslab/typescript-for-tslab";

/**
 * To be imported before tslab, whose compiler then forgets at once what it had not found where files change. It would do so
 * a little later, by a timer, and tslab knows of one timer alone: after an import of a file that was made a moment later, or
 * an `npm install`, every cell would fail with "Unexpected pending rebuildTimer".
 */
const FORGETS = "invalidateResolutionsOfFailedLookup";

function createWatchProgram(host: ts.WatchCompilerHostOfFilesAndCompilerOptions<ts.BuilderProgram>) {
  const later = host.setTimeout!.bind(host);
  host.setTimeout = (callback, ...rest) => {
    if (callback.name !== FORGETS) return later(callback, ...rest) as unknown;
    callback();
    return undefined;
  };
  return ts.createWatchProgram(host);
}

require.cache[require.resolve("@tslab/typescript-for-tslab")]!.exports = { ...ts, createWatchProgram };
