import type { Program } from "../core/program";
import { add } from "../core/tensor";
import type { Engine } from "./engine";
import { runOnce } from "./run-once";

const doubled: Program = {
  name: "doubled",
  inputs: { x: [2] },
  constants: {},
  run: ({ x }) => ({ y: add(x!, x!) }),
};

/** Runs the smallest of programs, so that an engine that cannot start says so before anything else is done. */
export async function tryEngine(engine: Engine): Promise<void> {
  const { y } = await runOnce(engine, doubled, { x: { shape: [2], data: Float32Array.of(1, 2) } });
  if (y!.data.join() !== "2,4")
    throw new Error(`engine ${engine.name}: expected 1 + 1, 2 + 2 to be 2,4, got ${y!.data.join()}`);
}
