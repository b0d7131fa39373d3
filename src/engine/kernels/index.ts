import { add } from "./Add";
import { addN } from "./AddN";
import { avgPool } from "./AvgPool";
import { avgPoolGrad } from "./AvgPoolGrad";
import { batchMatMul } from "./BatchMatMul";
import { cast } from "./Cast";
import { concat } from "./Concat";
import { conv2D } from "./Conv2D";
import { conv2DBackpropInput } from "./Conv2DBackpropInput";
import { equal } from "./Equal";
import { identity } from "./Identity";
import { maxPool } from "./MaxPool";
import { maxPoolGrad } from "./MaxPoolGrad";
import { mean } from "./Mean";
import { multiply } from "./Multiply";
import { neg } from "./Neg";
import { padV2 } from "./PadV2";
import { realDiv } from "./RealDiv";
import { relu } from "./Relu";
import { reshape } from "./Reshape";
import type { Composite, Rule } from "./rule";
import { slice } from "./Slice";
import { splitV } from "./SplitV";
import { square } from "./Square";
import { step } from "./Step";
import { sub } from "./Sub";
import { sum } from "./Sum";
import { transpose } from "./Transpose";

/** Every tfjs kernel that can be traced and compiled, but those of `composites`. */
export const rules: readonly Rule[] = [
  add,
  addN,
  avgPool,
  avgPoolGrad,
  batchMatMul,
  cast,
  concat,
  conv2D,
  conv2DBackpropInput,
  equal,
  identity,
  maxPool,
  maxPoolGrad,
  mean,
  multiply,
  neg,
  padV2,
  realDiv,
  relu,
  reshape,
  slice,
  square,
  step,
  sub,
  sum,
  transpose,
];

/** Those that are recorded as calls of the ones above. */
export const composites: readonly Composite[] = [splitV];

const byKernel = new Map(rules.map((rule) => [rule.kernel, rule]));

export function ruleFor(kernel: string): Rule {
  const rule = byKernel.get(kernel);
  if (!rule) throw new Error(`internal: kernel "${kernel}" was recorded without a rule`);
  return rule;
}
