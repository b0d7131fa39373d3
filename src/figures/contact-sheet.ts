import { demand } from "../core/demand";
import { demandImage } from "../image/demand-image";
import type { Image } from "../image/image";
import { maxPixels } from "../image/limits";
import { drawingImage } from "../image/rasterize";
import { fitted, type Cell } from "./fitted";
import { sheetLayout, type Mark, type SheetLayout } from "./sheet-layout";
import { openLettering, type Lettering } from "./lettering/lettering";

export interface SheetEntry {
  readonly image: Image;
  /** Below the image, in two lines at most. Default none. */
  readonly caption?: string;
}

export interface SheetOptions {
  /** Images a row. Default: as many as there are column headings, else up to five, else about the root of their number. */
  readonly columns?: number;
  /**
   * Pixels that each image gets. It is shrunk into them, or enlarged by the greatest whole factor that fits.
   * Default: the largest height and the largest width among the images.
   */
  readonly cell?: Cell;
  /** Above all. */
  readonly title?: string;
  /** One a column, above it. */
  readonly columnHeadings?: readonly string[];
  /** One a row, left of it, written upward. */
  readonly rowHeadings?: readonly string[];
}

/** Images in a grid on white, with what they are in words. @throws UsageError for none, or for a sheet that is too large */
export async function contactSheet(entries: readonly SheetEntry[], options: SheetOptions = {}): Promise<Image> {
  demand(entries.length > 0, "contactSheet", "at least one image", "none");
  for (const { image } of entries) demandImage(image, "contactSheet");
  const columns = columnsOf(entries.length, options);
  const rows = Math.ceil(entries.length / columns);
  const { cell = largestOf(entries), columnHeadings, rowHeadings } = options;
  for (const side of [cell.height, cell.width])
    demand(Number.isInteger(side) && side >= 1, "contactSheet", "a cell of whole numbers ≥ 1", side);
  demandHeadings("column", columns, columnHeadings);
  demandHeadings("row", rows, rowHeadings);

  const lettering = await openLettering();
  const captions = entries.map(({ caption }) => caption ?? "");
  const layout = sheetLayout({ ...options, columns, rows, cell, captions }, lettering);
  const { height, width } = layout;
  const size = `${width} × ${height} = ${width * height}`;
  demand(width * height <= maxPixels, "contactSheet", `at most ${maxPixels} pixels in all; give a smaller cell`, size);
  const sheet = await drawingImage({ svg: words(layout, lettering), height, width });
  entries.forEach(({ image }, i) => paste(fitted(image, cell), sheet, layout.cells[i]!, cell));
  return sheet;
}

function columnsOf(count: number, { columns, columnHeadings }: SheetOptions): number {
  const chosen = columns ?? columnHeadings?.length ?? (count <= 5 ? count : Math.ceil(Math.sqrt(count)));
  demand(Number.isInteger(chosen) && chosen >= 1, "contactSheet", "columns to be a whole number ≥ 1", chosen);
  return Math.min(chosen, Math.max(count, columnHeadings?.length ?? 0));
}

function largestOf(entries: readonly SheetEntry[]): Cell {
  return {
    height: entries.reduce((most, { image }) => Math.max(most, image.height), 0),
    width: entries.reduce((most, { image }) => Math.max(most, image.width), 0),
  };
}

function demandHeadings(what: string, count: number, headings: readonly string[] | undefined): void {
  if (headings === undefined) return;
  demand(headings.length === count, "contactSheet", `a heading for each ${what}, ${count}`, headings.length);
}

function words({ height, width, marks }: SheetLayout, lettering: Lettering): string {
  const written = marks.map(({ line, ...placement }: Mark) => lettering.write(line, placement));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<rect width="100%" height="100%" fill="white"/>${written.join("\n")}</svg>`
  );
}

/** Lays an image into the middle of its cell. */
function paste(image: Image, sheet: Image, { left, top }: { left: number; top: number }, cell: Cell): void {
  const x = left + Math.floor((cell.width - image.width) / 2);
  const y = top + Math.floor((cell.height - image.height) / 2);
  for (let row = 0; row < image.height; row++) {
    const from = image.data.subarray(row * image.width * 3, (row + 1) * image.width * 3);
    sheet.data.set(from, ((y + row) * sheet.width + x) * 3);
  }
}
