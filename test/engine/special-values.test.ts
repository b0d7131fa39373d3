import { expect } from "chai";
import { ndarray } from "../../src/core/ndarray";
import * as ops from "../../src/core/tensor";
import { cast, tensor, type Tensor } from "../../src/core/tensor";
import { runOnce } from "../../src/engine/run-once";
import { compiled, eager } from "../support/compiled";

const values = [NaN, Infinity, -Infinity, 0, -0, 1, -1, 2.5, 3.5, -2.5, 1e-7, 88];
const input = ndarray([values.length], values);
const against = (number: number) => tensor([number]);

/** What both engines make of each of the values above, by the op's name. */
const cases: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  ...Object.fromEntries(
    (
      [
        ...(["abs", "atan", "ceil", "cos", "cosh", "elu", "exp", "expm1", "floor", "log", "log1p"] as const),
        ...(["reciprocal", "relu", "relu6", "round", "rsqrt", "selu", "sigmoid", "sin", "sinh"] as const),
        ...(["softplus", "sqrt", "square", "tan", "tanh"] as const),
      ] as const
    ).map((name) => [name, (x: Tensor) => ops[name](x)]),
  ),
  leakyRelu: (x) => ops.leakyRelu(x, 0.1),
  clipByValue: (x) => ops.clipByValue(x, -1, 3),
  "maximum of 1": (x) => ops.maximum(x, against(1)),
  "minimum of NaN": (x) => ops.minimum(against(NaN), x),
  "pow 0.5": (x) => ops.pow(x, against(0.5)),
  "pow -2": (x) => ops.pow(x, against(-2)),
  "mod 2": (x) => ops.mod(x, against(2)),
  "mod -2": (x) => ops.mod(x, against(-2)),
  "mod 0": (x) => ops.mod(x, against(0)),
  greater: (x) => cast(ops.greater(x, against(0)), "float32"),
  lessEqual: (x) => cast(ops.lessEqual(x, against(NaN)), "float32"),
  notEqual: (x) => cast(ops.notEqual(x, x), "float32"),
  where: (x) => ops.where(ops.greater(x, against(0)), x, against(NaN)),
};

describe("kernels at special values", () => {
  for (const [name, run] of Object.entries(cases))
    it(`${name}: compiled = eager`, async () => {
      const program = {
        name,
        inputs: { x: input.shape },
        constants: {},
        run: ({ x }: ops.NamedTensorMap) => ({ y: run(x!) }),
      };
      const [expected, found] = [
        await runOnce(eager, program, { x: input }),
        await runOnce(compiled, program, { x: input }),
      ];
      values.forEach((value, i) => {
        const [want, got] = [expected.y!.data[i]!, found.y!.data[i]!];
        const close =
          Object.is(want, got) || want === got || Math.abs(want - got) <= 1e-6 * Math.max(1e-7, Math.abs(want));
        expect(close, `${name} of ${value}: eager ${want}, compiled ${got}`).to.be.true;
      });
    });
});
