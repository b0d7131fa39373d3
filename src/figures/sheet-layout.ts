import type { Cell } from "./fitted";
import { elided, wrapped } from "./lettering/fit";
import type { Lettering, Placement } from "./lettering/lettering";

/** A line of text and where it stands. */
export interface Mark extends Placement {
  readonly line: string;
}

export interface SheetLayout {
  readonly height: number;
  readonly width: number;
  /** The corner of each cell, row by row. */
  readonly cells: readonly { readonly left: number; readonly top: number }[];
  readonly marks: readonly Mark[];
}

export interface SheetPlan {
  readonly columns: number;
  readonly rows: number;
  readonly cell: Cell;
  /** One an image; "" for none. */
  readonly captions: readonly string[];
  readonly title?: string;
  readonly columnHeadings?: readonly string[];
  readonly rowHeadings?: readonly string[];
}

/** All in pixels. */
const MARGIN = 8;
const GAP = 6;
const TITLE_SIZE = 18;
const HEADING_SIZE = 14;
const CAPTION_SIZE = 12;
const CAPTION_LINES = 2;
/** Of a line of text, per pixel of its size; and how much of it lies above the baseline. */
const LEADING = 1.35;
const RISE = 1;

/** Places a grid's cells and its words, each word within its cell's width. */
export function sheetLayout(plan: SheetPlan, lettering: Lettering): SheetLayout {
  const { columns, rows, cell, title = "", columnHeadings = [], rowHeadings = [] } = plan;
  const captions = plan.captions.map((caption) =>
    wrapped(caption, cell.width, CAPTION_SIZE, CAPTION_LINES, lettering).filter((line) => line !== ""),
  );
  const captionHeights = Array.from({ length: rows }, (_, row) => {
    const most = Math.max(...captions.slice(row * columns, (row + 1) * columns).map((lines) => lines.length));
    return most === 0 ? 0 : lineHeight(CAPTION_SIZE, most) + GAP;
  });
  const left = MARGIN + (rowHeadings.length > 0 ? lineHeight(HEADING_SIZE, 1) : 0);
  const headings = MARGIN + (title === "" ? 0 : lineHeight(TITLE_SIZE, 1) + GAP);
  const top = headings + (columnHeadings.length > 0 ? lineHeight(HEADING_SIZE, 1) : 0);
  const lefts = Array.from({ length: columns }, (_, column) => left + column * (cell.width + GAP));
  const tops = captionHeights.map((_, row) => {
    const above = captionHeights.slice(0, row).reduce((sum, height) => sum + height, 0);
    return top + row * (cell.height + GAP) + above;
  });
  const width = lefts.at(-1)! + cell.width + MARGIN;
  const center = (x: number) => x + cell.width / 2;
  const marks: Mark[] = [
    ...mark(elided(title, width - 2 * MARGIN, TITLE_SIZE, lettering), {
      x: width / 2,
      y: MARGIN + RISE * TITLE_SIZE,
      size: TITLE_SIZE,
    }),
    ...columnHeadings.flatMap((heading, i) =>
      mark(elided(heading, cell.width, HEADING_SIZE, lettering), {
        x: center(lefts[i]!),
        y: headings + RISE * HEADING_SIZE,
        size: HEADING_SIZE,
      }),
    ),
    ...rowHeadings.flatMap((heading, i) =>
      mark(elided(heading, cell.height, HEADING_SIZE, lettering), {
        x: MARGIN + RISE * HEADING_SIZE,
        y: tops[i]! + cell.height / 2,
        size: HEADING_SIZE,
        angle: -90,
      }),
    ),
    ...captions.flatMap((lines, i) =>
      lines.flatMap((line, row) =>
        mark(line, {
          x: center(lefts[i % columns]!),
          y: tops[Math.floor(i / columns)]! + cell.height + 3 + RISE * CAPTION_SIZE + lineHeight(CAPTION_SIZE, row),
          size: CAPTION_SIZE,
        }),
      ),
    ),
  ];
  const cells = captions.map((_, i) => ({ left: lefts[i % columns]!, top: tops[Math.floor(i / columns)]! }));
  return { height: tops.at(-1)! + cell.height + captionHeights.at(-1)! + MARGIN, width, cells, marks };
}

function mark(line: string, placement: Omit<Placement, "anchor">): Mark[] {
  return line === "" ? [] : [{ line, ...placement, anchor: "middle" }];
}

function lineHeight(size: number, lines: number): number {
  return Math.ceil(size * LEADING * lines);
}
