import {
  add,
  cast,
  fill,
  gather,
  greater,
  linspace,
  maximum,
  minimum,
  mul,
  oneHot,
  onesLike,
  range,
  reshape,
  sum,
  round,
  scatterND,
  square,
  tensor,
  tensorScatterUpdate,
  topk,
  unsortedSegmentSum,
  zerosLike,
  type Tensor,
  type Tensor1D,
} from "../../../src/core/tensor";
import { normals, spaced } from "../../support/data";
import { MAP, map, other, type KernelCase } from "./case";

const whole = (numbers: number[], shape: number[] = [numbers.length]) => tensor(numbers, shape, "int32");
const ids = (numbers: number[]) => whole(numbers) as Tensor1D;
/** Both results of TopK, one times the other. */
function topAndPlaces(x: Tensor, k: number): Tensor {
  const { values, indices } = topk(x, k);
  return mul(values, add(cast(indices, "float32"), 1));
}

/** Numbers put where the k largest of each row stand, counted from these starts. */
function inOrder(x: Tensor, k: number, starts: number[]): Tensor {
  const places = add(topk(x, k).indices, whole(starts, [3, 1]));
  return reshape(scatterND(reshape(places, [-1, 1]), reshape(other([3, k]), [-1]), [18]), [3, 6]);
}

export const indexing: readonly KernelCase[] = [
  { name: "GatherV2 of rows, some twice", input: map, run: (x) => gather(square(x), whole([4, 0, 4, 2]), 1) },
  { name: "GatherV2 of channels", input: map, run: (x) => gather(x, whole([2, 2, 0, 1]), 3) },
  { name: "GatherV2 of channels by a matrix", input: map, run: (x) => gather(x, whole([0, 2, 1, 1], [2, 2]), 3) },
  { name: "GatherV2 by a matrix", input: map, run: (x) => gather(x, whole([0, 6, 3, 3], [2, 2]), 2) },
  {
    name: "GatherV2 of a computed place",
    input: normals([4, 3]),
    run: (x) => gather(x, cast(greater(other([2]), 0), "int32")),
  },
  {
    name: "GatherV2 in batches",
    input: normals([2, 5]),
    run: (x) => gather(x, whole([4, 0, 0, 1, 1, 3], [2, 3]), 1, 1),
  },
  {
    name: "GatherV2 of rows in batches",
    input: normals([2, 4, 3]),
    run: (x) => gather(x, whole([3, 0, 0, 2], [2, 2]), 1, 1),
  },
  {
    name: "GatherV2 of a later axis in batches",
    input: normals([2, 3, 4, 2]),
    run: (x) => gather(x, whole([3, 0, 0, 2, 1, 1], [2, 3]), 2, 1),
    gradientless: true,
  },
  {
    name: "GatherV2 in two batches",
    input: normals([2, 3, 4, 2]),
    run: (x) => gather(x, whole([3, 0, 0, 2, 1, 1], [2, 3, 1]), 2, 2),
    gradientless: true,
  },
  {
    name: "UnsortedSegmentSum, a negative number and an empty segment",
    input: normals([5, 2]),
    run: (x) => unsortedSegmentSum(x, ids([2, 0, -1, 2, 0]), 4),
  },
  {
    name: "UnsortedSegmentSum of whole numbers",
    input: spaced([5, 2], 1),
    run: (x) => unsortedSegmentSum(cast(x, "int32"), ids([1, 0, 1, 1, 0]), 2),
    gradientless: true,
  },
  {
    name: "ScatterNd that adds up",
    input: normals([4]),
    run: (x) => scatterND(whole([1, 0, 2, 2, 1, 0, 0, 1], [4, 2]), x, [3, 3]),
    gradientless: true,
  },
  {
    name: "ScatterNd of rows",
    input: normals([2, 3]),
    run: (x) => scatterND(whole([3, 1], [2, 1]), x, [4, 3]),
    gradientless: true,
  },
  ...[
    { name: "ScatterNd in each row's order", k: 6, starts: [0, 6, 12] },
    { name: "ScatterNd in the order of other rows", k: 6, starts: [6, 12, 0] },
    { name: "ScatterNd to the places of the largest", k: 2, starts: [0, 6, 12] },
  ].map(({ name, k, starts }): KernelCase => {
    return { name, input: normals([3, 6]), run: (x) => inOrder(x, k, starts), gradientless: true };
  }),
  {
    name: "TensorScatterUpdate",
    input: normals([2, 3]),
    run: (x) => tensorScatterUpdate(other([4, 3]), whole([3, 1], [2, 1]), x),
    gradientless: true,
  },
  { name: "TopK, values and places", input: map, run: (x) => topAndPlaces(x, 2), gradientless: true },
  {
    name: "TopK of all, with ties",
    input: normals([3, 20]),
    run: (x) => topAndPlaces(round(x), 20),
    gradientless: true,
  },
  {
    name: "TopK, places alone",
    input: normals([3, 20]),
    run: (x) => cast(topk(x, 5).indices, "float32"),
    gradientless: true,
  },
  {
    name: "TopK, values alone",
    input: normals([3, 20]),
    run: (x) => sum(topk(x, 5, false).values, 1),
    gradientless: true,
  },
  {
    name: "OneHot",
    input: normals([2, 5]),
    run: (x) => oneHot(cast(mul(x, 2), "int32"), 3, 2.5, -1, "float32"),
    gradientless: true,
  },
  {
    name: "OneHot of truths",
    input: normals([2, 5]),
    run: (x) => cast(oneHot(cast(mul(x, 2), "int32"), 3, 1, 0, "bool"), "float32"),
    gradientless: true,
  },
  { name: "Range", input: map, run: (x) => mul(x, range(0.1, 0.35, 0.1)) },
  {
    name: "Range of whole numbers, downward",
    input: map,
    run: (x) => mul(x, cast(range(3, 0, 1, "int32"), "float32")),
  },
  { name: "LinSpace", input: map, run: (x) => mul(x, linspace(-1, 2, 3)) },
  { name: "Fill", input: map, run: (x) => mul(x, fill(MAP as [1, 5, 7, 3], 2.5)) },
  {
    name: "Fill with infinities",
    input: map,
    run: (x) => add(maximum(x, fill([3], -Infinity)), minimum(x, fill([3], Infinity))),
  },
  { name: "ZerosLike and OnesLike", input: map, run: (x) => add(add(mul(x, onesLike(x)), onesLike(x)), zerosLike(x)) },
];
