import type { NdArrays } from "../core/ndarray";
import type { Program } from "../core/program";
import type { Engine } from "./engine";

/** Loads a program, runs it and lets it go. */
export async function runOnce(engine: Engine, program: Program, inputs: NdArrays): Promise<NdArrays> {
  const executable = await engine.load(program);
  try {
    return await executable.run(inputs);
  } finally {
    await executable.release();
  }
}
