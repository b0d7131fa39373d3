import * as ops from "../../src/core/tensor";
import type { Tensor, Tensor4D } from "../../src/core/tensor";
import type { Loss } from "../../src/losses/loss";

const { add, cast, customGrad, div, mean, mul, square, sub, sum } = ops;

export const average = (map: Tensor): Tensor => mean(map, [0, 1, 2]);

/** ‖μ − μ̂‖², sound; each fault below is one change to it. */
export const sound: Loss = {
  name: "mine",
  prepare: (exemplar) => ({ center: average(exemplar) }),
  measure: (candidate, { center }) => sum(square(sub(average(candidate), center!))),
};

/** x, with the gradient that it has times `factor` where `where` holds of the numbers. */
function graded(x: Tensor, factor: number, where: (x: Tensor) => Tensor = ops.onesLike): Tensor {
  const f = customGrad((given) => ({
    value: (given as Tensor).clone(),
    gradFunc: (dy: Tensor) => mul(dy, add(1, mul(where(given as Tensor), factor - 1))),
  }));
  return f(x);
}

type Measure = Loss["measure"];
/** The sound value of a changed map. */
const of =
  (change: (map: Tensor4D) => Tensor): Measure =>
  (map, targets) =>
    sound.measure(change(map) as Tensor4D, targets, {});
/** The sound value and something more. */
const and =
  (more: (map: Tensor4D) => Tensor): Measure =>
  (map, targets) =>
    add(sound.measure(map, targets, {}), more(map));

const throws = (message: string) => (): never => {
  throw new Error(message);
};

let calls = 0;
let kept: Tensor | undefined;
const outside = ops.tensor([1, 2, 3, 4]);
const sorted = (map: Tensor4D) => ops.topk(ops.reshape(map, [-1]), 5).values;

export interface Fault {
  readonly change: Partial<Loss>;
  /** The check that finds it. */
  readonly check: string;
  /** What its sentence has to say. */
  readonly says: string;
}

const fault = (check: string, says: string, change: Partial<Loss>): Fault => ({ change, check, says });

/** Wrong values and gradients. */
export const wrong: Readonly<Record<string, Fault>> = {
  "half the gradient": fault("gradient", "mine, measure: the gradient is off by 5.0e-1 from central differences", {
    measure: of((map) => graded(map, 0.5)),
  }),
  "a gradient that is 0.3% off": fault("gradient", "central differences", { measure: of((map) => graded(map, 1.003)) }),
  "a gradient that is wrong for small features alone": fault("gradient", "central differences", {
    measure: of((map) => graded(map, 2, (x) => ops.step(sub(3, x)))),
  }),
  "a gradient that is wrong in one entry": fault("gradient", "central differences", {
    measure: of((map) => ops.concat([graded(ops.slice(map, 0, [1, 1, 1, 4]), 2), ops.slice(map, [0, 0, 1, 0], [1, 1, -1, 4]), ops.slice(map, [0, 1, 0, 0], [1, 1, 1, 4]), ops.slice(map, [0, 1, 1, 0], [1, 1, -1, 4])].map((part) => ops.reshape(part, [1, 1, -1, 4])), 2)), // prettier-ignore
  }),
  "a part cut off by dataSync": fault("gradient", "a part is held constant (dataSync", {
    measure: and((map) => ops.scalar(mean(square(map)).dataSync()[0]!)),
  }),
  "no gradient but zero": fault("gradient", "off by 1.0e+0", { measure: of((map) => graded(map, 0)) }),
  mirrorPad: fault("gradient", "tfjs's gradient of mirrorPad is wrong; pad with slice and concat", {
    measure: and((map) => mean(square(ops.mirrorPad(map, [[0, 0], [1, 1], [1, 1], [0, 0]], "reflect")))), // prettier-ignore
  }),
  "a value that does not change": fault("gradient", "mine, measure: the value does not change with the candidate", {
    measure: of((map) => ops.clipByValue(map, -1, 0.1)),
  }),
  "NaN everywhere": fault("gradient", "value or gradient is NaN or Infinity for usual maps", {
    measure: and((map) => mean(ops.log(sub(map, 1e4)))),
  }),
  "NaN by a root": fault(
    "finite",
    "mine, measure: NaN or Infinity for zeros on both sides (the gradient), the exemplar itself (the gradient); guard",
    {
      // prettier-ignore
      measure: (map, targets) => ops.sqrt(sound.measure(map, targets, {})),
    },
  ),
  "NaN by a quotient": fault("finite", "an exemplar of zeros (the value)", {
    measure: (map, { center }) => sum(square(sub(div(average(map), center!), 1))),
  }),
  "NaN by a deviation": fault("finite", "a dead channel (the gradient)", {
    measure: and((map) => mean(ops.sqrt(mean(square(sub(map, average(map))), [0, 1, 2])))),
  }),
  "infinity by a logarithm": fault("finite", "a candidate of zeros (the value)", {
    measure: and((map) => square(mean(ops.log(map)))),
  }),
  "chance inside measure": fault("repeatable", "mine, measure: the value was", {
    measure: (map, targets) => mul(sound.measure(map, targets, {}), 1 + Math.random()),
  }),
  "chance inside prepare": fault("repeatable", "mine, draw or prepare: the value was", {
    prepare: (exemplar) => ({ center: mul(average(exemplar), Math.random()) }),
  }),
  "a state": fault("repeatable", "keep no state", {
    measure: (map, targets) => mul(sound.measure(map, targets, {}), ++calls),
  }),
  "tensors kept by measure": fault("memory", "mine, measure: 1 tensors outlive the call", {
    measure: (map, { center }) => sum(ops.keep(square(sub(average(map), center!)))),
  }),
  "tensors kept by prepare": fault("memory", "mine, draw, prepare or finish: 1 tensors outlive the call", {
    prepare: (exemplar) => ({ center: ops.keep(average(exemplar)) }),
  }),
};

/** What throws, or gives something else than a loss does. */
export const broken: Readonly<Record<string, Fault>> = {
  "TopK without a gradient": fault("gradient", "mine, gradient of measure: the op TopK has no gradient in tfjs; sort with `rearranged`, which holds the order, or give it one with customGrad", { measure: and((map) => sum(sorted(map))) }), // prettier-ignore
  "ScatterNd without a gradient": fault("gradient", "the op ScatterNd has no gradient in tfjs; use gather", {
    measure: and((map) => sum(ops.scatterND(ops.tensor([[1], [0]], [2, 1], "int32"), ops.slice(ops.reshape(map, [-1]), 0, 2), [2]))), // prettier-ignore
  }),
  "a Fourier transform": fault(
    "gradient",
    "has no gradient in tfjs; multiply with real matrices of cosines and sines",
    {
      measure: and((map) => sum(ops.real(ops.fft(cast(ops.transpose(map), "complex64"))))),
    },
  ),
  "a comparison": fault("gradient", "the op Greater has no gradient in tfjs; make the mask with step(sub(a, b))", {
    measure: of((map) => mul(map, cast(ops.greater(map, 1), "float32"))),
  }),
  "no dependence on the candidate": fault("gradient", "mine, gradient of measure: the value does not depend on the candidate", { measure: (_, { center }) => sum(center!) }), // prettier-ignore
  "an op without a rule": fault("compiles", 'mine, measure: no ONNX rule for tfjs kernel "SpaceToBatchND"; add src/engine/kernels/SpaceToBatchND.ts and list it in kernels/index.ts', { measure: and((map) => mean(ops.spaceToBatchND(map, [1, 1], [[0, 0], [0, 0]]))) }), // prettier-ignore
  "an op without a rule in prepare": fault("compiles", 'mine, prepare: no ONNX rule for tfjs kernel "Bincount"', {
    prepare: (exemplar) => ({
      center: add(average(exemplar), cast(ops.bincount(ops.tensor1d([0, 1, 2, 3], "int32"), [], 4), "float32")),
    }),
  }),
  "a look at values in measure": fault("compiles", "mine, measure: it looks at values (dataSync", {
    measure: (map, targets) => mul(sound.measure(map, targets, {}), average(map).dataSync().length),
  }),
  "a look at values in prepare": fault("compiles", "mine, prepare: it looks at values (dataSync", {
    prepare: (exemplar) => ({ center: ops.tensor(average(exemplar).dataSync()) }),
  }),
  "a tensor made outside": fault("compiles", "mine, measure: it uses a tensor made outside; make it inside", {
    measure: and((map) => mean(square(sub(average(map), outside)))),
  }),
  "a tensor from an earlier call": fault("repeatable", "mine, measure: it uses a tensor that is disposed of", {
    measure: (map) => sum(square(sub(average(map), (kept ??= average(map))))),
  }),
  "another name for its target": fault("runs", 'mine, measure: expected the target "center", got "centre"; return it from prepare', { prepare: (exemplar) => ({ centre: average(exemplar) }) }), // prettier-ignore
  "no such draw": fault("runs", 'mine, prepare: expected the draw "shift", got none; return it from draw', {
    prepare: (exemplar, _, { shift }) => ({ center: add(average(exemplar), shift!) }),
  }),
  "no scalar": fault("runs", "mine, measure: expected a scalar, got shape [4]; sum or average it", {
    measure: (map, { center }) => square(sub(average(map), center!)),
  }),
  "a number": fault("runs", "mine, measure: expected a scalar tensor, got a number", {
    measure: (map) => average(map).dataSync()[0] as unknown as Tensor,
  }),
  "a promise": fault("runs", "got a promise; a loss's functions are not async", {
    measure: ((map: Tensor4D) => Promise.resolve(mean(map))) as unknown as Measure,
  }),
  "an int32 scalar": fault("runs", "mine, measure: expected a float32 scalar, got int32", {
    measure: (map) => sum(cast(map, "int32")),
  }),
  "an int32 target": fault("runs", 'mine, prepare: expected float32 for "order", got int32; cast it', {
    prepare: (exemplar) => ({ center: average(exemplar), order: ops.topk(average(exemplar), 2).indices }),
  }),
  "no targets at all": fault("runs", "mine, prepare: expected an object of tensors by name, got undefined", {
    prepare: (() => undefined) as unknown as Loss["prepare"],
  }),
  "a draw of another size": fault("runs", 'for "shift", got 3 numbers for shape [2]', {
    draw: () => ({ shift: { shape: [2], data: new Float32Array(3) } }),
  }),
  "a draw that is no array": fault("runs", 'mine, draw: expected { shape, data: Float32Array }, as ndarray makes it, for "shift", got a number', { draw: () => ({ shift: 3 }) as never }), // prettier-ignore
  "a throw in draw": fault("runs", "mine, draw: no dice", { draw: throws("no dice\nat all") }),
  "a throw in prepare": fault("runs", "mine, prepare: no such map", { prepare: throws("no such map") }),
  "a throw in finish": fault("runs", "mine, finish: no eigenvectors", { finish: throws("no eigenvectors") }),
  "a throw in measure": fault("runs", "mine, measure: something was thrown without a message", { measure: throws("") }),
  "a throw at larger maps alone": fault("compiled, pixels 64×64", "mine, measure: too large", {
    measure: (map, targets) => (map.shape[1] > 20 ? throws("too large")() : sound.measure(map, targets, {})),
  }),
  "no function": fault("loss", "mine: expected a function measure, got string", { measure: "gram" as never }),
  "a name that lists would take apart": fault("loss", "a name of one's own loss without spaces", { name: "my loss" }),
  "a name that is taken": fault("loss", "a name that none of the workbench's losses has", { name: "gram" }),
};
