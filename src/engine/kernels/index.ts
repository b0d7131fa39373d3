import { abs } from "./Abs";
import { add } from "./Add";
import { addN } from "./AddN";
import { all } from "./All";
import { any } from "./Any";
import { argMax } from "./ArgMax";
import { argMin } from "./ArgMin";
import { atan } from "./Atan";
import { avgPool } from "./AvgPool";
import { avgPoolGrad } from "./AvgPoolGrad";
import { batchMatMul } from "./BatchMatMul";
import { cast } from "./Cast";
import { ceil } from "./Ceil";
import { clipByValue } from "./ClipByValue";
import { concat } from "./Concat";
import { conv2D } from "./Conv2D";
import { conv2DBackpropInput } from "./Conv2DBackpropInput";
import { cos } from "./Cos";
import { cosh } from "./Cosh";
import { cumprod } from "./Cumprod";
import { cumsum } from "./Cumsum";
import { depthwiseConv2dNative } from "./DepthwiseConv2dNative";
import { depthwiseConv2dNativeBackpropInput } from "./DepthwiseConv2dNativeBackpropInput";
import { elu } from "./Elu";
import { eluGrad } from "./EluGrad";
import { equal } from "./Equal";
import { erf } from "./Erf";
import { exp } from "./Exp";
import { expandDims } from "./ExpandDims";
import { expm1 } from "./Expm1";
import { fill } from "./Fill";
import { floor } from "./Floor";
import { floorDiv } from "./FloorDiv";
import { gatherV2 } from "./GatherV2";
import { greater } from "./Greater";
import { greaterEqual } from "./GreaterEqual";
import { identity } from "./Identity";
import { leakyRelu } from "./LeakyRelu";
import { less } from "./Less";
import { lessEqual } from "./LessEqual";
import { linSpace } from "./LinSpace";
import { log } from "./Log";
import { log1p } from "./Log1p";
import { logicalAnd } from "./LogicalAnd";
import { logicalNot } from "./LogicalNot";
import { logicalOr } from "./LogicalOr";
import { max } from "./Max";
import { maximum } from "./Maximum";
import { maxPool } from "./MaxPool";
import { maxPoolGrad } from "./MaxPoolGrad";
import { mean } from "./Mean";
import { min } from "./Min";
import { minimum } from "./Minimum";
import { mod } from "./Mod";
import { multiply } from "./Multiply";
import { neg } from "./Neg";
import { notEqual } from "./NotEqual";
import { oneHot } from "./OneHot";
import { onesLike } from "./OnesLike";
import { pack } from "./Pack";
import { padV2 } from "./PadV2";
import { pow } from "./Pow";
import { prelu } from "./Prelu";
import { prod } from "./Prod";
import { range } from "./Range";
import { realDiv } from "./RealDiv";
import { reciprocal } from "./Reciprocal";
import { relu } from "./Relu";
import { relu6 } from "./Relu6";
import { reshape } from "./Reshape";
import { reverse } from "./Reverse";
import { round } from "./Round";
import { rsqrt } from "./Rsqrt";
import type { Composite, Rule } from "./rule";
import { scatterNd } from "./ScatterNd";
import { select } from "./Select";
import { selu } from "./Selu";
import { sigmoid } from "./Sigmoid";
import { sign } from "./Sign";
import { sin } from "./Sin";
import { sinh } from "./Sinh";
import { slice } from "./Slice";
import { softmax } from "./Softmax";
import { softplus } from "./Softplus";
import { splitV } from "./SplitV";
import { sqrt } from "./Sqrt";
import { square } from "./Square";
import { squaredDifference } from "./SquaredDifference";
import { step } from "./Step";
import { sub } from "./Sub";
import { sum } from "./Sum";
import { tan } from "./Tan";
import { tanh } from "./Tanh";
import { tensorScatterUpdate } from "./TensorScatterUpdate";
import { tile } from "./Tile";
import { topK, topKIndices, topKValues } from "./TopK";
import { transpose } from "./Transpose";
import { unpack } from "./Unpack";
import { unsortedSegmentSum } from "./UnsortedSegmentSum";
import { zerosLike } from "./ZerosLike";

/** Every tfjs kernel that can be traced and compiled, but those of `composites`. */
export const rules: readonly Rule[] = [
  abs,
  add,
  addN,
  all,
  any,
  argMax,
  argMin,
  atan,
  avgPool,
  avgPoolGrad,
  batchMatMul,
  cast,
  ceil,
  clipByValue,
  concat,
  conv2D,
  conv2DBackpropInput,
  cos,
  cosh,
  cumprod,
  cumsum,
  depthwiseConv2dNative,
  depthwiseConv2dNativeBackpropInput,
  elu,
  eluGrad,
  equal,
  erf,
  exp,
  expandDims,
  expm1,
  fill,
  floor,
  floorDiv,
  gatherV2,
  greater,
  greaterEqual,
  identity,
  leakyRelu,
  less,
  lessEqual,
  linSpace,
  log,
  log1p,
  logicalAnd,
  logicalNot,
  logicalOr,
  max,
  maximum,
  maxPool,
  maxPoolGrad,
  mean,
  min,
  minimum,
  mod,
  multiply,
  neg,
  notEqual,
  oneHot,
  onesLike,
  pack,
  padV2,
  pow,
  prelu,
  prod,
  range,
  realDiv,
  reciprocal,
  relu,
  relu6,
  reshape,
  reverse,
  round,
  rsqrt,
  scatterNd,
  select,
  selu,
  sigmoid,
  sign,
  sin,
  sinh,
  slice,
  softmax,
  softplus,
  sqrt,
  square,
  squaredDifference,
  step,
  sub,
  sum,
  tan,
  tanh,
  tensorScatterUpdate,
  tile,
  topKIndices,
  topKValues,
  transpose,
  unsortedSegmentSum,
  zerosLike,
];

/** Those that are recorded as calls of the ones above. */
export const composites: readonly Composite[] = [splitV, topK, unpack];

const byKernel = new Map(rules.map((rule) => [rule.kernel, rule]));

export function ruleFor(kernel: string): Rule {
  const rule = byKernel.get(kernel);
  if (!rule) throw new Error(`internal: kernel "${kernel}" was recorded without a rule`);
  return rule;
}
