import { cellsOf } from "../../src/experiments/cells";
import { checkedExperiment, type Experiment } from "../../src/experiments/experiment";
import { plannedRuns, type PlannedRun } from "../../src/experiments/planned";

/** Six runs of some hundredths of a second, two of which cannot begin. */
export const small = {
  question: "Does it hold?",
  source: "nobody 2026, Fig. 0",
  base: { exemplar: "procedural:bricks", size: 32, features: "pixels", evaluations: 3, scales: 1 },
  axes: { losses: ["gram", "mean", "gram:1e300"], seed: [1, 2] },
  heldOut: { features: "random-pyramid", layers: ["level2"] },
} satisfies Experiment;

export const heldOut = { name: "random-pyramid", layers: ["level2"] } as const;

export function smallRuns(): Promise<PlannedRun[]> {
  return plannedRuns(cellsOf(checkedExperiment(small, "small"), "small", "full"), {});
}
