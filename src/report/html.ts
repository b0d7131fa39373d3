import { createHash } from "node:crypto";
import { inlined, inScript, plotlySource } from "../figures/inline-script";
import { escapedHtml } from "../notebook/html";
import { clientFiles } from "./client-files";
import { pageData } from "./page-data";
import type { Report } from "./report";

/**
 * An experiment's page, whole: plotly.js, data and thumbnails are inside, and nothing is asked of a network. Only the full
 * pictures and the records are read beside it, when a reader wants to see them. Its policy lets only the two scripts run that
 * stand in it, and only pictures be read, from the page itself or beside it: a name that were taken for markup could still do
 * nothing.
 * @throws UsageError for a run whose thumbnail has no picture's type
 */
export async function reportPage(report: Report): Promise<string> {
  const data = pageData(report);
  const { script, style } = await clientFiles();
  const scripts = [await plotlySource(), inlined(script)];
  const policy = [
    "default-src 'none'",
    `script-src ${scripts.map((text) => `'sha256-${hashOf(text)}'`).join(" ")}`,
    // plotly.js adds rules of its own.
    "style-src 'unsafe-inline'",
    "img-src 'self' data: file:",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapedHtml(data.name)}</title>
<style>${style}</style>
</head>
<body>
<main id="report"><noscript>This page needs JavaScript to show its figures.</noscript></main>
<script type="application/json" id="data">${inScript(data)}</script>
${scripts.map((text) => `<script>${text}</script>`).join("\n")}
</body>
</html>
`;
}

/** As a content security policy names a script. */
function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
