import type { NdArray, NdArrays } from "../core/ndarray";
import type { Program } from "../core/program";

/** Something that can run programs. */
export interface Engine {
  readonly name: string;
  load(program: Program): Promise<Executable>;
}

/** A program made ready: call it as often as needed, then release it. */
export interface Executable {
  /** One array for each of the program's inputs, of its shape -> one for each output. */
  run(inputs: NdArrays): Promise<Readonly<Record<string, NdArray>>>;
  release(): Promise<void>;
}
