import { demand } from "../core/demand";
import type { SynthesisRecord } from "../synthesis/record";
import { addressOf } from "./address";
import { stretchesOf } from "./curve-stretches";
import type { Report, ReportRun } from "./report";
import type { Axis, Outcome, PageData, PageRun } from "./shared/page-data";

/** Points of one curve: a chart is about a thousand pixels wide and has hundreds of them. */
const MOST_POINTS = 120;
/** Types that an `img` shows and that hold no scripts. */
const pictureTypes = ["image/webp", "image/jpeg", "image/png"];

/** A report as its page's script gets it. */
export function pageData(report: Report): PageData {
  const { name, question, source, metrics, baselines } = report;
  const runs = report.runs.map(pageRun);
  const terms = new Set(runs.flatMap(({ outcome }) => Object.keys(outcome?.terms ?? {})));
  return {
    ...{ name, question, source: source ?? null, metrics, baselines, runs },
    axes: report.axes.map((axis) => axisOf(axis, report.runs)),
    constants: constantsOf(report),
    terms: [...terms],
  };
}

/** An axis's values: numbers ascending, else in the order of their first run. */
function axisOf(name: string, runs: readonly ReportRun[]): Axis {
  const values = [...new Set(runs.map(({ axes }) => (Object.hasOwn(axes, name) ? axes[name]! : "")))];
  const numeric = values.every((value) => value.trim() !== "" && Number.isFinite(Number(value)));
  return { name, values: numeric ? values.sort((a, b) => Number(a) - Number(b)) : values };
}

function constantsOf({ axes, runs }: Report): [string, string][] {
  const names = [...new Set(runs.flatMap((run) => Object.keys(run.axes)))].filter((name) => !axes.includes(name));
  return names.flatMap((name) => {
    const { values } = axisOf(name, runs);
    return values.length === 1 ? [[name, values[0]!] as [string, string]] : [];
  });
}

function pageRun(run: ReportRun): PageRun {
  const { key, axes, state, error, metrics, record, files } = run;
  return {
    ...{ key, axes, state, error: error ?? null, metrics: metrics ?? {} },
    thumbnail: thumbnailOf(run),
    files: files
      ? { image: addressOf(files.image), record: addressOf(files.record), exemplar: addressOf(files.exemplar) }
      : null,
    outcome: record ? outcomeOf(record) : null,
  };
}

function thumbnailOf({ key, thumbnail, thumbnailType }: ReportRun): string | null {
  if (thumbnail === undefined) return null;
  const known = thumbnailType !== undefined && pictureTypes.includes(thumbnailType);
  demand(known, "reportPage", `run ${key}'s thumbnail to be of type ${pictureTypes.join(", ")}`, thumbnailType);
  return `data:${thumbnailType};base64,${Buffer.from(thumbnail).toString("base64")}`;
}

function outcomeOf({ stop, seconds, evaluations, objective, curve }: SynthesisRecord): Outcome {
  const lengths = curve.map(({ total }) => total.length);
  const names = [...new Set(curve.flatMap(({ terms }) => Object.keys(terms)))];
  const stretches = (scales: readonly (readonly number[] | undefined)[]) => stretchesOf(scales, lengths, MOST_POINTS);
  return {
    ...{ stop, seconds, evaluations, objective: Number.isFinite(objective) ? objective : null },
    total: stretches(curve.map(({ total }) => total)),
    terms: Object.fromEntries(names.map((name) => [name, stretches(curve.map(({ terms }) => terms[name]))])),
  };
}
