import { readFile } from "node:fs/promises";
import type { Figure } from "./figure";

/** A page that shows one figure, with plotly.js inside: opens anywhere, without network. */
export async function figurePage(title: string, { data, layout }: Figure): Promise<string> {
  const plotly = await readFile(require.resolve("plotly.js-cartesian-dist-min"), "utf8");
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>html, body, #figure { height: 100%; margin: 0; }</style>
<div id="figure"></div>
<script>${plotly.replaceAll("</script", "<\\/script")}</script>
<script>
Plotly.newPlot("figure", ${inScript(data)}, ${inScript(layout)}, { responsive: true, displaylogo: false });
</script>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** JSON that cannot end its script element. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
