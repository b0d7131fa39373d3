/** Brown for the bad, teal for the good (ColorBrewer's BrBG): told apart by color-blind readers too. */
const anchors = ["#8c510a", "#d8b365", "#f6e8c3", "#f5f5f5", "#c7eae5", "#5ab4ac", "#01665e"] as const;
/** From so many times the least value up to the greatest, the scale counts in factors. */
const WIDE = 20;

/** Where values lie between the least and the greatest: 0 and 1. */
export interface Scale {
  readonly least: number;
  readonly greatest: number;
  readonly logarithmic: boolean;
  readonly place: (value: number) => number;
}

/** Logarithmic where all values are above 0 and far apart. @param values  at least one */
export function scaleOf(values: readonly number[]): Scale {
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const logarithmic = least > 0 && greatest / least > WIDE;
  const of = logarithmic ? Math.log : (value: number) => value;
  const span = of(greatest) - of(least);
  return { least, greatest, logarithmic, place: (value) => (span > 0 ? (of(value) - of(least)) / span : 0.5) };
}

/** @param goodness  0 the worst, 1 the best */
export function colorOf(goodness: number): string {
  const place = Math.min(1, Math.max(0, goodness)) * (anchors.length - 1);
  const before = Math.min(Math.floor(place), anchors.length - 2);
  const [from, to] = [channelsOf(anchors[before]!), channelsOf(anchors[before + 1]!)];
  const mixed = from.map((level, i) => Math.round(level + (to[i]! - level) * (place - before)));
  return `#${mixed.map((level) => level.toString(16).padStart(2, "0")).join("")}`;
}

/** Black or white, whichever is read more easily on a color (WCAG's contrast). */
export function inkOn(color: string): string {
  const [red, green, blue] = channelsOf(color).map((level) => {
    const share = level / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  return (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) ? "#000000" : "#ffffff";
}

function channelsOf(color: string): number[] {
  return [1, 3, 5].map((from) => parseInt(color.slice(from, from + 2), 16));
}
