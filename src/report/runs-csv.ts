import { pageData } from "./page-data";
import type { Report } from "./report";
import { tableCsv } from "./shared/csv";
import { tableColumns, tableRows } from "./shared/rows";

/** All runs and baselines as a table for other programs (RFC 4180), as the page's own download has it. */
export function runsCsv(report: Report): string {
  const data = pageData(report);
  return tableCsv(tableColumns(data), tableRows(data.runs, data.baselines));
}
