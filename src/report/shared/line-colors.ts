import { orderedColors } from "../../figures/palette";
import { theme } from "../../figures/theme";

export type Shade = "light" | "dark";

/** The same hues as the theme's, light enough for a dark page. */
const onDark = ["#4fa8e8", "#ff8a4c", "#2fc79a", "#e39ac4", "#a5dcff", "#f2c14e", "#f0f0f0"];
const dashes = ["solid", "dash", "dot", "dashdot"] as const;

export interface LineStyle {
  readonly color: string;
  readonly dash: (typeof dashes)[number];
}

/** One style a value: shades in an order where values are numbers, hues else; with dashes where there are not enough. */
export function lineStyles(values: readonly string[], shade: Shade): LineStyle[] {
  const numeric = values.length > 1 && values.every((value) => value.trim() !== "" && Number.isFinite(Number(value)));
  if (numeric) return ordered(values.length, shade).map((color) => ({ color, dash: "solid" }));
  const colors = shade === "dark" ? onDark : theme.colors;
  return values.map((_, i) => ({
    color: colors[i % colors.length]!,
    dash: dashes[Math.floor(i / colors.length) % dashes.length]!,
  }));
}

/** The palette's darkest third is lost on a dark page: there it is left out, and the bright end comes first. */
function ordered(count: number, shade: Shade): string[] {
  if (shade === "light") return orderedColors(count);
  const longer = Math.ceil(count * 1.5);
  return orderedColors(longer)
    .slice(longer - count)
    .reverse();
}
