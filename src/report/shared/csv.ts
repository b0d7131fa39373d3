import type { Column, TableRow } from "./rows";

/** The table as RFC 4180 has it, numbers in full, with the key and the record's place. @returns lines that end in CR LF */
export function tableCsv(columns: readonly Column[], rows: readonly TableRow[]): string {
  const head = ["key", ...columns.map(({ title, unit }) => (unit === "" ? title : `${title} (${unit})`)), "record"];
  const lines = rows.map((row) => [
    row.run?.key ?? "",
    ...columns.map(({ value }) => String(value(row) ?? "")),
    row.run?.files?.record ?? "",
  ]);
  return [head, ...lines].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
