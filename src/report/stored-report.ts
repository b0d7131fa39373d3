import { readFile } from "node:fs/promises";
import type { ExperimentResults } from "../experiments/results";
import type { Store } from "../experiments/store";
import { metricInfos } from "../metrics";
import type { Report, ReportRun } from "./report";

/** What a report shows of an experiment's results. */
export async function storedReport(results: ExperimentResults, store: Store): Promise<Report> {
  const { experiment: name, question, source, baselines } = results;
  const runs = await Promise.all(results.runs.map((run) => reportRun(run, results, store)));
  const axes = [...new Set(runs.flatMap((run) => Object.keys(run.axes)))];
  const varies = (axis: string) => new Set(runs.map((run) => run.axes[axis])).size > 1;
  return { name, question, source, axes: axes.filter(varies), metrics: metricInfos, baselines, runs };
}

async function reportRun(
  { key, exemplar, axes, state, error, metrics }: ExperimentResults["runs"][number],
  results: ExperimentResults,
  store: Store,
): Promise<ReportRun> {
  const shared = { key, axes: { exemplar, ...axes }, state, ...(error === undefined ? {} : { error }) };
  if (state !== "finished") return shared;
  const record = await results.record(key);
  return {
    ...shared,
    record,
    ...(metrics ? { metrics } : {}),
    ...{ thumbnail: await readFile(store.run(key).thumbnail), thumbnailType: "image/jpeg" },
    files: {
      image: `${key}/image.png`,
      record: `${key}/record.json`,
      exemplar: `exemplars/${record.exemplar.pixelsSha256}.png`,
    },
  };
}
