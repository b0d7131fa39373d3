import { demand } from "../core/demand";
import type { NdArrays } from "../core/ndarray";
import type { Program } from "../core/program";

/** Refuses a run that lacks an input of its program, or brings one of another shape. @throws UsageError */
export function demandInputs({ name, inputs }: Program, given: NdArrays): void {
  for (const [key, shape] of Object.entries(inputs)) {
    const got = given[key]?.shape.join(",");
    demand(got === shape.join(","), name, `an input "${key}" of shape [${shape.join(",")}]`, got ?? "none");
  }
}
