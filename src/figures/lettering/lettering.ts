import type { Font } from "fontkit";
import { openFont } from "./font";
import { directedRuns } from "./runs";

/** Where and how a line of text stands. */
export interface Placement {
  /** Of the anchor, on the baseline. */
  readonly x: number;
  readonly y: number;
  /** Of the em, in units of the drawing. */
  readonly size: number;
  /** Which part of the line the anchor is. Default "start". */
  readonly anchor?: "start" | "middle" | "end";
  /** Turned about the anchor, degrees clockwise. Default 0. */
  readonly angle?: number;
  /** Default "#222". */
  readonly color?: string;
}

/** Writes lines of text as outlines, which need no font where they are drawn. */
export interface Lettering {
  /** In units of the drawing. */
  width(line: string, size: number): number;
  /** An SVG element; empty where there is nothing to see. */
  write(line: string, placement: Placement): string;
}

export const INK = "#222";

export async function openLettering(): Promise<Lettering> {
  const font = await openFont();
  return {
    width: (line, size) => outline(font, line).width * size,
    write(line, { x, y, size, anchor = "start", angle = 0, color = INK }) {
      const { width, path } = outline(font, line);
      if (path === "") return "";
      const shift = { start: 0, middle: -width / 2, end: -width }[anchor] * font.unitsPerEm;
      const scale = size / font.unitsPerEm;
      const turn = angle === 0 ? "" : ` rotate(${angle})`;
      const transform = `translate(${x} ${y})${turn} scale(${scale} ${-scale}) translate(${shift} 0)`;
      return `<path fill="${color}" transform="${transform}" d="${path}"/>`;
    },
  };
}

/** What can be seen of a line: spaces for breaks, nothing for controls, halves of characters and private ones. */
export function visible(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u{FE00}-\u{FE0F}]/gu, "")
    .trim();
}

/** Glyphs side by side. @returns the width in ems, and the path in the font's own units, y upward */
function outline(font: Font, line: string): { width: number; path: string } {
  let pen = 0;
  const paths: string[] = [];
  for (const { text, direction } of directedRuns(visible(line))) {
    const { glyphs, positions } = font.layout(text, undefined, undefined, undefined, direction);
    glyphs.forEach((glyph, i) => {
      const { xAdvance, xOffset, yOffset } = positions[i]!;
      paths.push(glyph.path.translate(pen + xOffset, yOffset).toSVG());
      pen += xAdvance;
    });
  }
  return { width: pen / font.unitsPerEm, path: paths.join("") };
}
