import { expect } from "chai";
import type { NdArrays } from "../../src/core/ndarray";
import type { Program } from "../../src/core/program";
import { compiledEngine } from "../../src/engine/compiled";
import { eagerEngine } from "../../src/engine/eager";
import type { Engine } from "../../src/engine/engine";
import { runOnce } from "../../src/engine/run-once";
import { expectNear } from "./close";

export const eager = eagerEngine("cpu", "cpu");
export const compiled = compiledEngine({ threads: 1 });

/**
 * Runs a program on both engines and holds every output to the same shape and to a Euclidean relative error of 1e-5
 * (over the whole array; for a scalar, its relative error).
 * @param exceptions  other limits, by the output's name
 * @param limit       of those that are no exceptions
 */
export async function assertCompiled(
  program: Program,
  inputs: NdArrays,
  exceptions: Readonly<Record<string, number>> = {},
  limit = 1e-5,
): Promise<void> {
  await assertSame(compiled, program, inputs, exceptions, limit);
}

/** The same for any engine beside the reference. */
export async function assertSame(
  engine: Engine,
  program: Program,
  inputs: NdArrays,
  exceptions: Readonly<Record<string, number>> = {},
  limit = 1e-5,
): Promise<void> {
  const outputs = await runOnce(eager, program, inputs);
  const found = await runOnce(engine, program, inputs);
  expect(Object.keys(found)).to.deep.equal(Object.keys(outputs));
  for (const [name, { shape, data }] of Object.entries(outputs)) {
    expect(found[name]!.shape, `shape of ${name}`).to.deep.equal(shape);
    expectNear(found[name]!.data, data, exceptions[name] ?? limit, `${program.name}, ${name}`);
  }
}
