import type { Report, ReportRun } from "../../src/report/report";
import type { SynthesisRecord } from "../../src/synthesis/record";

/** Names that would break out of a page that took them for markup. */
export const hostile = {
  image: "<img src=x onerror=alert(1)>.png",
  script: `"></script><script>alert(2)</script><!--`,
  ampersand: "a &amp; b, \"c\" 'd' %{x} #?%",
} as const;

/** Two scales of two evaluations each, given as the totals; the terms are a quarter and three quarters of them. */
export function record(totals: readonly [readonly number[], readonly number[]], seconds: number): SynthesisRecord {
  const curve = totals.map((total, i) => ({
    ...{ height: 16 << i, width: 16 << i, total: [...total], weights: {}, rounds: [total.length], stop: "limit" },
    terms: { "gram@pool1": total.map((value) => value / 4), "gram@pool2": total.map((value) => (3 * value) / 4) },
  }));
  return {
    ...{ schema: 2, kind: "synthesis", key: "", seed: 1, weights: null, versions: {}, engine: "compiled", seconds },
    options: {} as SynthesisRecord["options"],
    exemplar: { source: "drawn", height: 32, width: 32, sha256: "", pixelsSha256: "" },
    ...{ stop: "evaluation limit", evaluations: totals[0].length + totals[1].length },
    ...{ objective: totals[1].at(-1)!, curve },
  };
}

/** A PNG of one red pixel. */
export const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==",
  "base64",
);

function run(n: number, exemplar: string, loss: string, error: number, totals: [number[], number[]]): ReportRun {
  const key = n.toString(16).padStart(64, "0");
  return {
    ...{ key, axes: { exemplar, loss, size: "32" }, state: "finished", metrics: { error, copy: n === 2 ? null : n } },
    ...{ record: record(totals, 8), thumbnail: pixel, thumbnailType: "image/png" },
    files: { image: `runs/${n}.png`, record: `runs/${n}.json`, exemplar: `exemplars/${n}.png` },
  };
}

/** Two exemplars by three losses: four finished runs, one failed, one pending. All names of one of each are hostile. */
export function sample(): Report {
  const baseline = (exemplar: string, floor: number) => ({
    exemplar,
    floor: { error: floor, copy: 0 },
    ...{ randomPhase: { error: 6, copy: 0 }, shuffled: { error: 10, copy: 0 } },
  });
  return {
    name: hostile.script,
    question: `Which ${hostile.image}?`,
    source: hostile.ampersand,
    axes: ["exemplar", "loss"],
    metrics: [
      { name: "error", title: "error", unit: "dB", what: "How wrong it is.", better: "low" },
      { name: "copy", title: "copy <b>", unit: "", what: hostile.script, better: "high" },
    ],
    baselines: [baseline("pebbles", 0.5), baseline(hostile.image, 1.5)],
    runs: [
      run(1, "pebbles", "gram", 1, [[8, 4], [4, 2]]), // prettier-ignore
      run(2, "pebbles", "mean", 4, [[8, 6], [6, 5]]), // prettier-ignore
      run(3, hostile.image, "gram", 2, [[80, 40], [40, 90]]), // prettier-ignore
      run(4, hostile.image, "mean", 9, [[80, 60], [60, 50]]), // prettier-ignore
      {
        ...{ key: "f".repeat(64), axes: { exemplar: "pebbles", loss: hostile.script, size: "32" } },
        ...{ state: "failed", error: `no such file ${hostile.image}` },
      },
      { key: "e".repeat(64), axes: { exemplar: hostile.image, loss: hostile.script, size: "32" }, state: "pending" },
    ],
  };
}
