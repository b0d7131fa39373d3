import { inspect } from "node:util";
import { demand } from "../core/demand";
import { escapedHtml } from "./html";
import { columnFormat } from "./numbers";
import type { Bundle } from "./output";

/** Rows by column names, or as lists, the first one the head. */
export type Rows = readonly Readonly<Record<string, unknown>>[] | readonly (readonly unknown[])[];

/** More rows than these are not shown. */
const MOST_ROWS = 200;

interface Column {
  readonly head: string;
  readonly numeric: boolean;
  /** Of its cells, from top to bottom. */
  readonly texts: readonly string[];
}

/** A table in the page's own colors, numbers under one another, digit by digit. @param title above it */
export function tableBundle(rows: Rows, title?: string): Bundle {
  const columns = columnsOf(rows);
  const more = bodyOf(rows).length - MOST_ROWS;
  const rest = more > 0 ? `… ${more} more rows` : undefined;
  return { data: { "text/html": asHtml(columns, title, rest), "text/plain": asText(columns, title, rest) } };
}

function headOf(rows: Rows): string[] {
  const [first] = rows;
  demand(first !== undefined, "show", "a table of at least one row", "none");
  if (Array.isArray(first)) return first.map((cell) => plain(cell));
  return [...new Set((rows as readonly object[]).flatMap((row) => Object.keys(row)))];
}

function bodyOf(rows: Rows): readonly (readonly unknown[])[] {
  if (Array.isArray(rows[0])) return (rows as readonly (readonly unknown[])[]).slice(1);
  const names = headOf(rows);
  return (rows as readonly Readonly<Record<string, unknown>>[]).map((row) => names.map((name) => row[name]));
}

function columnsOf(rows: Rows): Column[] {
  const body = bodyOf(rows).slice(0, MOST_ROWS);
  return headOf(rows).map((head, i) => {
    const cells = body.map((row) => row[i]);
    const numbers = cells.filter((cell) => typeof cell === "number");
    const format = columnFormat(numbers);
    const numeric = numbers.length > 0 && cells.every((cell) => typeof cell === "number" || isNothing(cell));
    return { head, numeric, texts: cells.map((cell) => (typeof cell === "number" ? format(cell) : plain(cell))) };
  });
}

const isNothing = (cell: unknown): boolean => cell === undefined || cell === null;

function plain(cell: unknown): string {
  if (isNothing(cell)) return "";
  return typeof cell === "string" ? cell : inspect(cell, { depth: 1, breakLength: Infinity });
}

function asHtml(columns: readonly Column[], title: string | undefined, rest: string | undefined): string {
  const cell = (tag: "td" | "th", { numeric }: Column, text: string) => {
    const style = numeric ? "text-align:right;font-variant-numeric:tabular-nums" : "text-align:left";
    return `<${tag} style="${style}">${escapedHtml(text)}</${tag}>`;
  };
  const row = (cells: readonly string[]) => `<tr>${cells.join("")}</tr>`;
  const count = columns[0]?.texts.length ?? 0;
  const body = Array.from({ length: count }, (_, i) =>
    row(columns.map((column) => cell("td", column, column.texts[i]!))),
  );
  const above = (words: string) => `<caption style="text-align:left">${escapedHtml(words)}</caption>`;
  return (
    `<table>${title === undefined ? "" : above(title)}` +
    `<thead>${row(columns.map((column) => cell("th", column, column.head)))}</thead>` +
    `<tbody>${body.join("")}</tbody></table>${rest === undefined ? "" : `<p>${rest}</p>`}`
  );
}

function asText(columns: readonly Column[], title: string | undefined, rest: string | undefined): string {
  const aligned = columns.map(({ head, numeric, texts }) => {
    const cells = [head, ...texts].map(onOneLine);
    const width = Math.max(...cells.map((text) => text.length));
    return cells.map((text) => (numeric ? text.padStart(width) : text.padEnd(width)));
  });
  const lines = (aligned[0] ?? []).map((_, i) =>
    aligned
      .map((texts) => texts[i]!)
      .join("  ")
      .trimEnd(),
  );
  const [head = "", ...body] = lines;
  const rule = "─".repeat(Math.max(...lines.map((line) => line.length)));
  return [...(title === undefined ? [] : [title]), head, rule, ...body, ...(rest === undefined ? [] : [rest])].join(
    "\n",
  );
}

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, " ");
