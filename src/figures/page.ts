import type { Figure } from "./figure";
import { inScript, plotlySource } from "./inline-script";

/** A page that shows one figure, with plotly.js inside: opens anywhere, without network. */
export async function figurePage(title: string, { data, layout }: Figure): Promise<string> {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>html, body, #figure { height: 100%; margin: 0; }</style>
<div id="figure"></div>
<script>${await plotlySource()}</script>
<script>
Plotly.newPlot("figure", ${inScript(data)}, ${inScript(layout)}, { responsive: true, displaylogo: false });
</script>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
