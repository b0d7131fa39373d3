import type { Lettering } from "./lettering";
import { visible } from "./lettering";

const MORE = "…";

/** No line that anyone reads is longer; what is beyond is not even measured. */
const LONGEST = 500;
/** Of a text, before what cannot be seen is taken out of it. */
const READ = 20 * LONGEST;

/** The line, or as much of its beginning as fits with "…" after it. @param width  in units of the drawing */
export function elided(line: string, width: number, size: number, lettering: Lettering): string {
  const whole = visible(line.slice(0, READ));
  if (whole.length <= LONGEST && lettering.width(whole, size) <= width) return whole;
  const letters = lettersOf(whole);
  let [fits, tooLong] = [0, letters.length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (lettering.width(shortened(letters, middle), size) <= width) fits = middle;
    else tooLong = middle;
  }
  return shortened(letters, fits);
}

/** A text in lines that fit, broken at spaces (a word too long is cut), the last one elided. At least one line. */
export function wrapped(text: string, width: number, size: number, most: number, lettering: Lettering): string[] {
  const words = visible(text.slice(0, READ))
    .slice(0, LONGEST * most)
    .split(" ");
  const lines: string[] = [];
  while (words.length > 0) {
    if (lines.length === most - 1) return [...lines, elided(words.join(" "), width, size, lettering)];
    let line = words.shift()!;
    while (words.length > 0 && lettering.width(`${line} ${words[0]!}`, size) <= width) line += ` ${words.shift()!}`;
    lines.push(elided(line, width, size, lettering));
  }
  return lines;
}

function shortened(letters: readonly string[], count: number): string {
  return `${letters.slice(0, count).join("").trimEnd()}${MORE}`;
}

/** As a reader counts them: an accent belongs to its letter. */
function lettersOf(text: string): string[] {
  const segments = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text.slice(0, LONGEST));
  return Array.from(segments, ({ segment }) => segment);
}
