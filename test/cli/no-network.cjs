/** Preloaded: no host is found, wherever the tests run. */
globalThis.fetch = () => Promise.reject(new TypeError("fetch failed", { cause: { code: "ENOTFOUND" } }));
