import { ndarray } from "../../../src/core/ndarray";
import {
  add,
  argMax,
  argMin,
  cast,
  cumprod,
  cumsum,
  greater,
  max,
  mean,
  min,
  moments,
  mul,
  norm,
  prod,
  relu,
  round,
  sqrt,
  square,
  sub,
  sum,
} from "../../../src/core/tensor";
import { normals, spaced } from "../../support/data";
import { MAP, map, positive, type KernelCase } from "./case";

export const reducing: readonly KernelCase[] = [
  { name: "Sum of all", input: map, run: (x) => sum(square(x)) },
  { name: "Sum over positions", input: map, run: (x) => sum(x, [1, 2]) },
  { name: "Sum over channels, kept", input: map, run: (x) => sum(x, -1, true) },
  { name: "Sum over rows and channels", input: map, run: (x) => sum(square(x), [3, 1]) },
  { name: "Sum over the batch and columns", input: map, run: (x) => sum(x, [0, 2]) },
  { name: "Sum over the batch", input: map, run: (x) => sum(x, 0) },
  { name: "Mean over positions", input: map, run: (x) => mean(square(x), [1, 2]) },
  { name: "Mean over columns, kept", input: map, run: (x) => mean(x, 2, true) },
  { name: "Sum over nothing", input: map, run: (x) => sum(square(x), []) },
  { name: "Mean of whole numbers", input: map, run: (x) => mean(cast(mul(x, 10), "int32"), 1), gradientless: true },
  { name: "Sum of truths", input: map, run: (x) => cast(sum(greater(x, 0), [1, 2]), "float32"), gradientless: true },
  { name: "Max over positions", input: spaced(MAP, 0.5), run: (x) => max(x, [1, 2]) },
  { name: "Max of all", input: spaced(MAP, 0.5), run: (x) => max(square(x)) },
  { name: "Max with ties", input: map, run: (x) => max(round(x), -1, true), gradientless: true },
  { name: "Max with ties, its gradient", input: map, run: (x) => max(relu(sub(x, 5)), 1), kinked: true },
  { name: "Min over channels, kept", input: spaced(MAP, 0.5), run: (x) => min(x, -1, true) },
  { name: "Min over rows", input: spaced(MAP, 0.5), run: (x) => min(x, 1) },
  { name: "Prod over rows", input: map, run: (x) => prod(positive(x), 1) },
  { name: "Prod over channels and rows", input: map, run: (x) => prod(positive(x), [1, 3]) },
  { name: "Prod of all of five, one of them zero", input: ndarray([5], [0.5, -2, 0, 3, 1.5]), run: (x) => prod(x) },
  { name: "ArgMax over channels", input: map, run: (x) => cast(argMax(x, -1), "float32"), gradientless: true },
  { name: "ArgMax with ties", input: map, run: (x) => cast(argMax(round(x), 1), "float32"), gradientless: true },
  { name: "ArgMin over columns", input: map, run: (x) => cast(argMin(x, 2), "float32"), gradientless: true },
  { name: "Cumsum along channels", input: map, run: (x) => cumsum(square(x), 3) },
  {
    name: "Cumsum along channels, from the end, without the entry itself",
    input: map,
    run: (x) => cumsum(x, 3, true, true),
  },
  { name: "Cumsum along rows", input: map, run: (x) => cumsum(square(x), 1) },
  {
    name: "Cumsum along columns, from the end",
    input: normals([4, 4, 4]),
    run: (x) => cumsum(square(x), 1, false, true),
  },
  { name: "Cumprod along rows, from the end", input: map, run: (x) => cumprod(x, 1, false, true), gradientless: true },
  {
    name: "Cumprod along columns, without the entry itself",
    input: map,
    run: (x) => cumprod(x, 2, true),
    gradientless: true,
  },
  {
    name: "moments over positions",
    input: map,
    run: (x) => {
      const { mean: first, variance } = moments(x, [1, 2]);
      return add(first, sqrt(variance));
    },
  },
  { name: "norm over rows", input: map, run: (x) => norm(x, 2, 1) },
];
