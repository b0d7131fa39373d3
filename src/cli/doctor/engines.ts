import type { NdArrays } from "../../core/ndarray";
import type { Program } from "../../core/program";
import { square, sum, valueAndGrad, type Tensor } from "../../core/tensor";
import { engineNamed } from "../../engine/engines";
import { runOnce } from "../../engine/run-once";
import { engineStates, type EngineState } from "../../engine/states";
import type { Check } from "./check";

/** Σx² and its gradient 2x: little, but it goes the whole way through an engine. */
const trial: Program = {
  name: "doctor's trial",
  inputs: { x: [3] },
  constants: {},
  run({ x }) {
    const { value, grad } = valueAndGrad((at: Tensor) => sum(square(at)))(x!);
    return { value, grad };
  },
};

/** Each engine that is there computes something whose answer is known; of the others it is told how to get them. */
export async function engineChecks(): Promise<Check[]> {
  const checks: Check[] = [];
  for (const state of engineStates()) checks.push(await engineCheck(state));
  return checks;
}

async function engineCheck({ name, ready, why, command }: EngineState): Promise<Check> {
  const head = { name: `engine ${name}`, ...(name === "compiled" ? { essential: true as const } : {}) };
  const mend = command === undefined ? {} : { mend: command };
  if (!ready) return { ...head, state: "missing", says: why, ...mend };
  try {
    const found = await runOnce(engineNamed(name), trial, { x: { shape: [3], data: Float32Array.of(1, 2, 3) } });
    return {
      ...head,
      ...(right(found) ? { state: "ok", says: why } : { state: "broken", says: "computes wrong numbers" }),
    };
  } catch (error) {
    return { ...head, state: "broken", says: (error as Error).message.split("\n")[0]!, ...mend };
  }
}

/** 1 + 4 + 9, and twice each. */
function right({ value, grad }: NdArrays): boolean {
  return value!.data[0] === 14 && grad!.data.join() === "2,4,6";
}
