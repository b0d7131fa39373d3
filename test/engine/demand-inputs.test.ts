import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { ndarray, scalar } from "../../src/core/ndarray";
import { tensorNamed, type Program } from "../../src/core/program";
import { add } from "../../src/core/tensor";
import { engineNamed } from "../../src/engine/engines";

/** a + b, and its constant b as it is. */
const program: Program = {
  name: "sum",
  inputs: { a: [2] },
  constants: { b: ndarray([2], [10, 20]) },
  run: (inputs, constants) => {
    const b = tensorNamed(constants, "b");
    return { sum: add(tensorNamed(inputs, "a"), b), b };
  },
};

for (const name of ["cpu", "compiled"])
  describe(`engine/demand-inputs: ${name}`, () => {
    it("refuses a missing input and one of another shape, by name", async () => {
      const executable = await engineNamed(name).load(program);
      const refusal = async (inputs: Record<string, ReturnType<typeof scalar>>) =>
        executable.run(inputs).then(
          () => "ran",
          (error: unknown) => {
            expect(error).to.be.instanceOf(UsageError);
            return (error as Error).message;
          },
        );
      expect(await refusal({})).to.equal('sum: expected an input "a" of shape [2], got "none"');
      expect(await refusal({ a: scalar(1) })).to.equal('sum: expected an input "a" of shape [2], got ""');
      await executable.release();
    });

    it("keeps a constant that is also an output, run after run", async () => {
      const executable = await engineNamed(name).load(program);
      for (let run = 0; run < 2; run++) {
        const { sum, b } = await executable.run({ a: ndarray([2], [1, 2]) });
        expect([...sum!.data, ...b!.data]).to.deep.equal([11, 22, 10, 20]);
      }
      await executable.release();
    });
  });
