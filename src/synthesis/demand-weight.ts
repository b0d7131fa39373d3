import { demand } from "../core/demand";

/** @throws UsageError where a weight is no number ≥ 0 */
export function demandWeight(what: string, name: string, weight: number): void {
  demand(weight >= 0 && weight < Infinity, what, `a weight of ${name} that is a number ≥ 0`, weight);
}
