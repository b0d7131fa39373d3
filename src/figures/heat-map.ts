import { demand } from "../core/demand";
import { escaped } from "./escape";
import type { Figure } from "./figure";
import { theme } from "./theme";

/** One table of numbers. */
export interface HeatMap {
  readonly title: string;
  /** Values by row and column, above 0; NaN leaves a cell empty. */
  readonly values: readonly (readonly number[])[];
  /** A picture beside each row, as a data address. */
  readonly pictures?: readonly string[];
}

export interface HeatMapOptions {
  readonly title: string;
  /** From top to bottom, and from left to right. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly rowTitle: string;
  readonly columnTitle: string;
  /** What a value of 1 is: the middle of the color scale. */
  readonly unit: string;
  /** Rows that do not count for the frames, by name: those that win by their nature. */
  readonly aside?: readonly string[];
}

/** Colors go from 1/100 of the unit to 100 times it. */
const DECADES = 2;
/** Shares of the figure's width: names left of all, room for pictures left of each table. */
const NAMES = 0.11;
const PICTURE = 0.035;

/**
 * Tables of ratios side by side, on a logarithmic color scale around 1: blue below, red above, each cell with its number;
 * a frame marks the least of each column. Rows and columns are shared, and so are their names.
 */
export function heatMapFigure(maps: readonly HeatMap[], options: HeatMapOptions): Figure {
  const { title, rows, columns, rowTitle, columnTitle, unit, aside = [] } = options;
  for (const { values } of maps) {
    const fits = values.length === rows.length && values.every((row) => row.length === columns.length);
    demand(
      fits,
      "heatMapFigure",
      `${rows.length} rows of ${columns.length} values`,
      values.map((row) => row.length),
    );
  }
  const width = (1 - NAMES) / maps.length;
  const axes = maps.map((_, i) => (i === 0 ? "" : String(i + 1)));
  const domains = maps.map((_, i) => [NAMES + i * width + PICTURE, NAMES + (i + 1) * width - 0.01] as const);
  return {
    data: maps.map(({ values }, i) => ({
      type: "heatmap",
      xaxis: `x${axes[i]!}`,
      z: values.map((row) => row.map((value) => Math.log10(Math.max(value, 1e-12)))),
      text: values.map((row) => row.map(told)),
      customdata: values,
      texttemplate: "%{text}",
      textfont: { size: 9 },
      hovertemplate: "%{y} under %{x}: %{customdata:.3g}<extra></extra>",
      x: columns.map(escaped),
      y: rows.map(escaped),
      zmin: -DECADES,
      zmax: DECADES,
      colorscale: [[0, "#2166ac"], [0.25, "#92c5de"], [0.5, "#f7f7f7"], [0.75, "#f4a582"], [1, "#b2182b"]], // prettier-ignore
      showscale: i === maps.length - 1,
      colorbar: {
        title: { text: escaped(unit), side: "right" },
        tickvals: [-2, -1, 0, 1, 2],
        ticktext: ["≤ 0.01", "0.1", "1", "10", "≥ 100"],
        thickness: 12,
      },
      xgap: 1,
      ygap: 1,
    })),
    layout: {
      title: { text: escaped(title), x: 0.01, font: { size: theme.titleSize } },
      font: { color: theme.ink, size: theme.tickSize },
      margin: { l: 20, r: 20, t: 90, b: 150 },
      yaxis: { domain: [0, 1], autorange: "reversed", anchor: "free", position: NAMES, ticks: "", side: "left" },
      ...Object.fromEntries(
        domains.map((domain, i) => [
          `xaxis${axes[i]!}`,
          { domain, tickangle: -60, side: "bottom", title: { text: escaped(columnTitle), standoff: 8 }, ticks: "" },
        ]),
      ),
      annotations: [
        { xref: "paper", yref: "paper", x: NAMES, y: 1, xanchor: "right", yanchor: "bottom", yshift: 8, showarrow: false, text: escaped(rowTitle) }, // prettier-ignore
        ...maps.map((map, i) => ({
          ...{ xref: "paper", yref: "paper", x: domains[i]![0], y: 1, xanchor: "left", yanchor: "bottom", yshift: 8 },
          ...{ showarrow: false, text: escaped(map.title), font: { size: theme.axisTitleSize } },
        })),
      ],
      images: maps.flatMap(({ pictures = [] }, i) =>
        pictures.map((source, row) => ({
          ...{
            source,
            xref: "paper",
            yref: "y",
            x: domains[i]![0] - 0.004,
            y: row,
            xanchor: "right",
            yanchor: "middle",
          },
          ...{ sizex: PICTURE - 0.006, sizey: 0.94, sizing: "contain" },
        })),
      ),
      shapes: maps.flatMap(({ values }, i) =>
        columns.flatMap((_, column) => {
          const row = leastOf(values.map((each, i) => (aside.includes(rows[i]!) ? NaN : each[column]!)));
          if (row === undefined) return [];
          const box = { x0: column - 0.5, x1: column + 0.5, y0: row - 0.5, y1: row + 0.5 };
          return [{ type: "rect", xref: `x${axes[i]!}`, yref: "y", ...box, line: { color: theme.ink, width: 2 } }];
        }),
      ),
    },
  };
}

function leastOf(values: readonly number[]): number | undefined {
  const finite = values.filter((value) => !Number.isNaN(value));
  return finite.length === 0 ? undefined : values.indexOf(Math.min(...finite));
}

/** In as few letters as a cell has room for. */
function told(value: number): string {
  if (Number.isNaN(value)) return "";
  if (value === 0) return "0";
  if (value >= 9999.5 || value < 0.00995) return value.toExponential(0).replace("e+", "e");
  if (value >= 9.95) return value.toFixed(0);
  return value >= 0.995 ? value.toFixed(1) : value.toFixed(2).slice(1);
}
