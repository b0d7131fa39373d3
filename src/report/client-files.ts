import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** What the page does and how it looks: the sources in `client/`, each bundled to one text. */
export interface ClientFiles {
  readonly script: string;
  readonly style: string;
}

/** The build puts them beside this file; where the sources run as they are, they are bundled at once. */
export async function clientFiles(): Promise<ClientFiles> {
  if (__filename.endsWith(".ts")) return bundled();
  const read = (name: string) => readFile(join(__dirname, "client", name), "utf8");
  return { script: await read("main.js"), style: await read("style.css") };
}

/** As package.json's build does it. */
async function bundled(): Promise<ClientFiles> {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: ["main.ts", "style.css"].map((name) => join(__dirname, "client", name)),
    ...{ bundle: true, minify: true, format: "iife", target: "es2022", charset: "utf8" },
    ...{ outdir: "client", write: false, logLevel: "silent" },
  });
  const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))!.text;
  return { script: text(".js"), style: text(".css") };
}
