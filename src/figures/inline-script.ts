import { readFile } from "node:fs/promises";

/** JSON that cannot end its script element, nor open a comment in it. */
export function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

/** A program's text in a form that cannot end its script element: both words stand in strings only. */
export function inlined(program: string): string {
  return program.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
}

/** plotly.js, to stand in a script element. */
export async function plotlySource(): Promise<string> {
  return inlined(await readFile(require.resolve("plotly.js-cartesian-dist-min"), "utf8"));
}
