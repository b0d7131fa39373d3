import { plainLines } from "../figures/escape";
import type { Figure } from "../figures/figure";
import type { FigurePicture } from "../figures/render";
import { chartScript } from "./chart-script";
import { pictureTag } from "./html";
import { pngForm, type Bundle } from "./output";

/** In CSS pixels. */
export interface ChartSize {
  readonly height: number;
  readonly width: number;
}

/** The size that a figure asks for, or one that a notebook has room for. */
export function sizeOf({ layout: { height, width } }: Figure): ChartSize {
  return {
    height: typeof height === "number" ? height : 450,
    width: typeof width === "number" ? width : 800,
  };
}

/** A chart that answers the pointer in JupyterLab; a picture where scripts do not run; a line of text elsewhere. */
export function chartBundle(figure: Figure, { png }: Pick<FigurePicture, "png">): Bundle {
  const size = sizeOf(figure);
  const text = told(figure);
  const { data, metadata } = pngForm(png, size, text);
  return { data: { "text/html": chartHtml(figure, png, size), ...data, "text/plain": `[${text}]` }, metadata };
}

/** On white whatever the page's theme, as figures are made for it. */
export function chartHtml(figure: Figure, png: Uint8Array, { height, width }: ChartSize): string {
  const picture = pictureTag({ type: "image/png", bytes: png, height, width, alt: told(figure) });
  return (
    `<div><div style="width:${width}px;max-width:100%;min-height:${height}px;background:#fff;color:#222">${picture}</div>` +
    `${chartScript({ ...figure, layout: { ...figure.layout, height } })}</div>`
  );
}

/** What a figure is, in a line. */
export function told({ data, layout }: Figure): string {
  const { title } = layout as { title?: string | { text?: string } };
  const words = plainLines((typeof title === "string" ? title : title?.text) ?? "").join(" ");
  const kinds = [...new Set(data.map((trace) => (trace as { type?: string }).type ?? "scatter"))];
  return `chart${words === "" ? "" : ` “${words}”`}: ${data.length} × ${kinds.join(", ")}`;
}
