/**
 * Five points of matplotlib's viridis, without its yellow end, which white paper swallows. Lightness rises all along, so
 * that order shows in gray, too: of up to six colors any two, and black, differ by 8 or more (CIEDE2000), also as
 * protanopes, deuteranopes and tritanopes see them (Machado, Oliveira & Fernandes 2009).
 */
const anchors = [
  [0x44, 0x01, 0x54],
  [0x41, 0x44, 0x87],
  [0x2a, 0x78, 0x8e],
  [0x22, 0xa8, 0x84],
  [0x7a, 0xd1, 0x51],
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
