import { join } from "node:path";
import { writeFileAtomically } from "../../core/files";
import { printable } from "../../core/quoted";
import type { OpenExperiment } from "../../experiments/open-experiment";
import { readResults, writeIndex } from "../../experiments/results";
import { openStore } from "../../experiments/store";
import { reportPage } from "../../report/html";
import { runsCsv } from "../../report/runs-csv";
import { storedReport } from "../../report/stored-report";
import { say } from "../context";

/** Writes what a store holds for people (report.html) and for programs (runs.csv, index.json). */
export async function report(choice: OpenExperiment): Promise<void> {
  const { store } = choice;
  await openStore(store);
  await writeIndex(choice, await choice.standing());
  const content = await storedReport(await readResults(store.folder), store);
  const [page, csv] = [join(store.folder, "report.html"), join(store.folder, "runs.csv")];
  await writeFileAtomically(page, await reportPage(content));
  await writeFileAtomically(csv, runsCsv(content));
  say(`report  ${printable(page)}\ntable   ${printable(csv)}\nindex   ${printable(store.index)}`);
}
