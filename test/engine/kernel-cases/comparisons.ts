import {
  all,
  any,
  cast,
  greater,
  greaterEqual,
  less,
  lessEqual,
  logicalAnd,
  logicalNot,
  logicalOr,
  mul,
  notEqual,
  round,
  square,
  tensor,
  where,
  type Tensor,
} from "../../../src/core/tensor";
import { MAP, channelVector, map, other, type KernelCase } from "./case";

const number = (x: Tensor) => cast(x, "float32");

export const comparisons: readonly KernelCase[] = [
  { name: "Greater", input: map, run: (x) => number(greater(x, other(MAP))), gradientless: true },
  {
    name: "GreaterEqual to a channel vector",
    input: map,
    run: (x) => number(greaterEqual(round(x), tensor([1, 0, -1]))),
    gradientless: true,
  },
  { name: "Less than a channel vector", input: map, run: (x) => number(less(x, channelVector())), gradientless: true },
  { name: "LessEqual", input: map, run: (x) => number(lessEqual(round(x), round(other(MAP)))), gradientless: true },
  { name: "NotEqual", input: map, run: (x) => number(notEqual(round(x), round(other(MAP)))), gradientless: true },
  {
    name: "LogicalAnd",
    input: map,
    run: (x) => number(logicalAnd(greater(x, 0), less(x, channelVector()))),
    gradientless: true,
  },
  {
    name: "LogicalOr",
    input: map,
    run: (x) => number(logicalOr(greater(x, 1), less(x, channelVector()))),
    gradientless: true,
  },
  { name: "LogicalNot", input: map, run: (x) => number(logicalNot(greater(x, channelVector()))), gradientless: true },
  { name: "Any over columns", input: map, run: (x) => number(any(greater(x, 1), 2)), gradientless: true },
  { name: "Any of all", input: map, run: (x) => number(any(greater(x, 1))), gradientless: true },
  {
    name: "All over positions, kept",
    input: map,
    run: (x) => number(all(greater(x, -2), [1, 2], true)),
    gradientless: true,
  },
  {
    name: "Select of truths",
    input: map,
    run: (x) => number(where(greater(x, 0), less(x, 1), greater(x, channelVector()))),
    gradientless: true,
  },
  { name: "Cast to truths", input: map, run: (x) => number(cast(round(x), "bool")), gradientless: true },
  {
    name: "Greater of whole numbers",
    input: map,
    run: (x) => number(greater(cast(mul(x, 3), "int32"), cast(mul(other(MAP), 3), "int32"))),
    gradientless: true,
  },
  { name: "Select by another map", input: map, run: (x) => where(greater(other(MAP), 0), square(x), mul(x, -2)) },
  {
    name: "Select by channel, against a number",
    input: map,
    run: (x) => where(tensor([true, false, true], [3], "bool"), square(x), tensor(0.5)),
  },
  {
    name: "Select of whole numbers and floats",
    input: map,
    run: (x) => where(greater(other(MAP), 0), x, tensor(2, [], "int32")),
  },
];
