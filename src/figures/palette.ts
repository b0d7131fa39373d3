/** Dark blue through purple and red to orange: lightness rises all along, so that order shows in gray too. */
const anchors = [
  [0x2b, 0x3f, 0xb8],
  [0x9c, 0x2f, 0xa0],
  [0xdd, 0x51, 0x5e],
  [0xf2, 0xa5, 0x1f],
] as const;

/** Colors for things in an order, the first the darkest. */
export function orderedColors(count: number): string[] {
  return Array.from({ length: count }, (_, i) => colorAt(count === 1 ? 0 : i / (count - 1)));
}

/** @param share  0 for the first anchor, 1 for the last */
function colorAt(share: number): string {
  const place = share * (anchors.length - 1);
  const before = Math.min(Math.floor(place), anchors.length - 2);
  const [from, to] = [anchors[before]!, anchors[before + 1]!];
  const channels = from.map((level, i) => Math.round(level + (to[i]! - level) * (place - before)));
  return `#${channels.map((level) => level.toString(16).padStart(2, "0")).join("")}`;
}
