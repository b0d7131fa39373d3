import { sizeOf, type NdArrays } from "../../src/core/ndarray";
import { trace } from "../../src/engine/trace";
import { prepareProgram, type Objective } from "../../src/objective/objective";

/** Zeros in place of an objective's targets, for tests that look at its graph only. */
export function targetsOf(objective: Objective): NdArrays {
  const size = { height: 32, width: 32 };
  const { outputs } = trace(prepareProgram(objective, size, size, {}));
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { shape }]) => [name, { shape, data: new Float32Array(sizeOf(shape)) }]),
  );
}
