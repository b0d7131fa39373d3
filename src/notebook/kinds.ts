import { UsageError } from "../core/demand";
import type { SheetEntry } from "../figures/contact-sheet";
import type { Figure } from "../figures/figure";
import type { Image } from "../image/image";
import type { Synthesis } from "../synthesis/synthesize";
import type { Rows } from "./table";

/**
 * What a notebook shows: a picture, several (bare, or with captions), a Plotly figure, a table (rows by column names; lists
 * of which the first is the head; numbers by name, or by row and column), or what `synthesize` came to.
 */
export type Showable =
  | Image
  | readonly (Image | SheetEntry)[]
  | Readonly<Record<string, Image>>
  | Figure
  | Rows
  | readonly object[]
  | Readonly<Record<string, Scalar>>
  | Readonly<Record<string, Readonly<Record<string, Scalar>>>>
  | Synthesis;

type Scalar = number | string | boolean | null | undefined;

/** What it is, told from its form. */
export type Kind =
  | { readonly kind: "pictures"; readonly entries: readonly SheetEntry[] }
  | { readonly kind: "figure"; readonly figure: Figure }
  | { readonly kind: "table"; readonly rows: Rows }
  | { readonly kind: "result"; readonly result: Synthesis };

/** @throws UsageError where it is nothing that can be shown */
export function kindOf(value: unknown): Kind {
  if (isResult(value)) return { kind: "result", result: value };
  if (isImage(value)) return { kind: "pictures", entries: [{ image: value }] };
  if (isFigure(value)) return { kind: "figure", figure: value };
  const found = Array.isArray(value) ? ofList(value) : isRecord(value) ? ofRecord(value) : undefined;
  if (found) return found;
  const wanted = "an image, images, a figure, a table or a result of synthesize";
  throw new UsageError(`show: expected ${wanted}, got ${named(value)}`);
}

function ofList(values: readonly unknown[]): Kind | undefined {
  if (values.length === 0) return undefined;
  if (values.every((value) => isImage(value) || isEntry(value)))
    return { kind: "pictures", entries: values.map((value) => (isImage(value) ? { image: value } : value)) };
  if (values.every(Array.isArray) || values.every(isRecord)) return { kind: "table", rows: values as Rows };
  return undefined;
}

function ofRecord(record: Readonly<Record<string, unknown>>): Kind | undefined {
  const entries = Object.entries(record);
  if (entries.length === 0) return undefined;
  if (entries.every(([, value]) => isImage(value)))
    return { kind: "pictures", entries: entries.map(([caption, image]) => ({ caption, image: image as Image })) };
  if (entries.every(([, value]) => isScalar(value))) return { kind: "table", rows: [["name", "value"], ...entries] };
  if (entries.every(([, value]) => isRecord(value) && Object.values(value).every(isScalar)))
    return { kind: "table", rows: entries.map(([name, row]) => ({ "": name, ...(row as object) })) };
  return undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

function isScalar(value: unknown): boolean {
  return value === null || ["number", "string", "boolean", "undefined"].includes(typeof value);
}

function isImage(value: unknown): value is Image {
  return isRecord(value) && value.data instanceof Float32Array && "height" in value && "width" in value;
}

function isEntry(value: unknown): value is SheetEntry {
  return isRecord(value) && isImage(value.image) && ["string", "undefined"].includes(typeof value.caption);
}

function isFigure(value: unknown): value is Figure {
  return isRecord(value) && Array.isArray(value.data) && isRecord(value.layout);
}

function isResult(value: unknown): value is Synthesis {
  return isRecord(value) && isImage(value.image) && Array.isArray(value.curves) && isRecord(value.settings);
}

/** In a word or two, never all of what may be a large thing. */
function named(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${named(value[0])}`;
  if (typeof value !== "object" || value === null) return typeof value === "string" ? "a string" : String(value);
  const name = (value as { constructor?: { name?: string } }).constructor?.name ?? "Object";
  if (value instanceof Promise) return "a promise; await it first";
  const keys = Object.keys(value).slice(0, 5).join(", ");
  return ArrayBuffer.isView(value) ? name : keys === "" ? `an empty ${name}` : `${name} with ${keys}`;
}
