import { theme } from "../theme";

/** A color as Plotly and SVG both take it, or another: what stands in an attribute of ours holds nothing else. */
export function colorOr(given: string | undefined, otherwise: string): string {
  return given !== undefined && /^(#[0-9a-f]{3,8}|[a-z]{3,30}|rgba?\([\d.,% ]+\)|hsla?\([\d.,% ]+\))$/i.test(given)
    ? given
    : otherwise;
}

/** Of the n-th trace, counted from 0, where it names none. */
export function traceColor(given: string | undefined, index: number): string {
  return colorOr(given, theme.colors[index % theme.colors.length]!);
}
