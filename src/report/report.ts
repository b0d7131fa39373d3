import type { SynthesisRecord } from "../synthesis/record";

/** One run of the grid, finished or not. */
export interface ReportRun {
  /** sha256 in hex, unique. */
  readonly key: string;
  /** Axis -> its value as text: `{ exemplar: "pebbles", loss: "gram", seed: "1" }`. */
  readonly axes: Readonly<Record<string, string>>;
  readonly state: "finished" | "failed" | "pending";
  /** Of a failed run. */
  readonly error?: string;
  /** Of a finished one. */
  readonly record?: SynthesisRecord;
  /** By the metric's name; null where it could not be measured. */
  readonly metrics?: Readonly<Record<string, number | null>>;
  /** The bytes of a WebP, JPEG or PNG file. */
  readonly thumbnail?: Uint8Array;
  /** Its MIME type. */
  readonly thumbnailType?: string;
  /** Paths relative to the page, with slashes: the full pictures and the record. */
  readonly files?: { readonly image: string; readonly record: string; readonly exemplar: string };
}

export interface ReportMetric {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  /** One sentence: what is measured. */
  readonly what: string;
  readonly better: "low" | "high";
}

/** What the metrics say of pictures that are no runs, for one exemplar (the value of the axis "exemplar"). */
export interface ReportBaseline {
  readonly exemplar: string;
  /** Of another crop of it. */
  readonly floor?: Readonly<Record<string, number | null>> | undefined;
  /** Ceilings: noise with its spectrum, and its pixels in random order. */
  readonly randomPhase: Readonly<Record<string, number | null>>;
  readonly shuffled: Readonly<Record<string, number | null>>;
}

export interface Report {
  readonly name: string;
  readonly question: string;
  /** Of the figure that it reproduces. */
  readonly source?: string | undefined;
  /** Those that vary, in order. */
  readonly axes: readonly string[];
  readonly metrics: readonly ReportMetric[];
  readonly baselines: readonly ReportBaseline[];
  readonly runs: readonly ReportRun[];
}
