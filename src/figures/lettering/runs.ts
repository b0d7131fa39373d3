import bidiFactory from "bidi-js";

/** A part of a line that is written in one direction, as it is stored (first letter first). */
export interface DirectedRun {
  readonly text: string;
  readonly direction: "ltr" | "rtl";
}

const bidi = bidiFactory();

/** A line's parts from left to right, where Hebrew and Arabic run from right to left. Source: UAX #9, rules X10 and L2. */
export function directedRuns(line: string): DirectedRun[] {
  const { levels } = bidi.getEmbeddingLevels(line, "auto");
  const runs: { level: number; text: string }[] = [];
  for (let i = 0; i < line.length; i++) {
    const last = runs.at(-1);
    if (last?.level === levels[i]) last!.text += line[i]!;
    else runs.push({ level: levels[i]!, text: line[i]! });
  }
  for (let level = Math.max(0, ...levels); level > 0; level--) reverseStretches(runs, (run) => run.level >= level);
  return runs.map(({ level, text }) =>
    level % 2 === 0 ? { text, direction: "ltr" } : { text: mirrored(text), direction: "rtl" },
  );
}

/** Reverses, in place, each longest stretch of entries that all satisfy a condition. */
function reverseStretches<T>(entries: T[], condition: (entry: T) => boolean): void {
  for (let start = 0; start < entries.length; start++) {
    let end = start;
    while (end < entries.length && condition(entries[end]!)) end++;
    if (end > start) entries.splice(start, end - start, ...entries.slice(start, end).reverse());
    start = end;
  }
}

/** "(" for ")" and so on: brackets are stored by what they do, not by how they look. */
function mirrored(text: string): string {
  return Array.from(text, (character) => bidi.getMirroredCharacter(character) ?? character).join("");
}
