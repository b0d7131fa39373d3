import { join } from "node:path";
import { writeFileAtomically } from "../../core/files";
import { printable } from "../../core/quoted";
import { readResults, writeIndex } from "../../experiments/results";
import { openStore } from "../../experiments/store";
import { reportPage } from "../../report/report";
import { runsCsv } from "../../report/runs-csv";
import { storedReport } from "../../report/stored-report";
import { say } from "../context";
import type { Choice } from "./choice";

/** Writes what a store holds for people (report.html) and for programs (runs.csv, index.json). */
export async function report(choice: Choice): Promise<void> {
  const { store, heldOut } = choice;
  await openStore(store);
  await writeIndex(store, choice, await choice.standing(), heldOut);
  const content = await storedReport(await readResults(store.folder), store);
  const [page, csv] = [join(store.folder, "report.html"), join(store.folder, "runs.csv")];
  await writeFileAtomically(page, await reportPage(content));
  await writeFileAtomically(csv, runsCsv(content));
  say(`report  ${printable(page)}\ntable   ${printable(csv)}\nindex   ${printable(store.index)}`);
}
