import { expect } from "chai";
import type { Shape } from "../../src/core/ndarray";
import { tensor, tidy, type Tensor } from "../../src/core/tensor";
import { needed } from "../../src/engine/graph";
import { composites, rules } from "../../src/engine/kernels";
import { trace } from "../../src/engine/trace";
import { assertCompiled } from "../support/compiled";
import { normals } from "../support/data";
import { assertGradient } from "../support/gradient";
import { kernelCases } from "./kernel-cases";
import { programOf, weightedSum } from "./kernel-cases/program";

/** A 1×1 filter that turns channels into others, [1, 1, c, c]. */
const mixing = (channels: number) => normals([1, 1, channels, channels], 11);
const isMap = (shape: Shape) => shape.length === 4 && shape[0] === 1;

describe("kernels", () => {
  for (const each of kernelCases) {
    const { name, input, constants = {}, gradientless, kinked } = each;
    if (!gradientless && !kinked)
      it(`${name}: gradient = central differences`, () => {
        tidy(() => {
          const given = Object.entries(constants).map(([key, { shape, data }]) => [key, tensor(data, [...shape])]);
          assertGradient((x) => weightedSum(each.run(x, Object.fromEntries(given) as Record<string, Tensor>)), input);
        });
      });
    it(`${name}: compiled = eager`, async () => {
      await assertCompiled(programOf(each), { x: input });
    });
    if (isMap(input.shape))
      it(`${name}: compiled = eager, channels first`, async () => {
        await assertCompiled(programOf(each, mixing(input.shape[3]!)), { x: input });
      });
  }

  it("are all met in these cases", () => {
    const met = new Set(
      kernelCases.flatMap((each) =>
        needed(trace(programOf(each))).flatMap(({ source }) => (source.kind === "kernel" ? [source.kernel] : [])),
      ),
    );
    const unmet = rules.map(({ kernel }) => kernel).filter((kernel) => !met.has(kernel));
    expect(unmet, "add a case to kernel-cases/").to.deep.equal(["Identity"]); // which no graph holds
    expect(composites.map(({ kernel }) => kernel)).to.deep.equal(["SplitV", "TopK", "Unpack"]);
  });
});
