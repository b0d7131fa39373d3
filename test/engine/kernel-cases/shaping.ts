import {
  add,
  broadcastTo,
  cast,
  concat,
  expandDims,
  mul,
  pad,
  reshape,
  reverse,
  slice,
  split,
  square,
  stack,
  sub,
  tile,
  transpose,
  unstack,
  type Tensor,
} from "../../../src/core/tensor";
import { normals } from "../../support/data";
import { conv, filter, map, other, type KernelCase } from "./case";

export const shaping: readonly KernelCase[] = [
  { name: "Concat along channels", input: map, run: (x) => concat([x, square(x), other([1, 5, 7, 2])], 3) },
  { name: "Concat along rows, counted from the last axis", input: map, run: (x) => concat([square(x), x], -3) },
  { name: "PadV2 and Slice", input: map, run: (x) => slice(square(x), [0, 1, 2, 1], [1, 3, 4, 2]) },
  {
    name: "PadV2 of a convolution's gradient",
    input: map,
    constants: filter(1, 1, 2, 3),
    run: (x, c) => conv(slice(x, [0, 1, 2, 1], [1, 3, 4, 2]), c.filter!, 1, "same"),
  },
  { name: "Slice that begins early and runs on", input: map, run: (x) => slice(x, [0, 2], [-1, 2]) },
  { name: "Slice of a vector from a number on", input: normals([6]), run: (x) => slice(x, 2) },
  {
    name: "SplitV into parts",
    input: map,
    run: (x) =>
      mul(
        ...(split(x, [2, 3, 2], 2)
          .slice(0, 3)
          .filter((_, i) => i !== 1) as [Tensor, Tensor]),
      ),
  },
  {
    name: "SplitV into equals, from the last axis",
    input: map,
    run: (x) => sub(...(split(x, 3, -1).slice(1) as [Tensor, Tensor])),
  },
  { name: "Reshape that joins positions", input: map, run: (x) => reshape(x, [1, 35, 3]) },
  { name: "Reshape that splits positions", input: normals([1, 6, 4, 3]), run: (x) => reshape(x, [1, 2, 3, 4, 3]) },
  { name: "Reshape that tears channels apart", input: map, run: (x) => reshape(x, [5, -1, 1]) },
  { name: "Reshape that mixes columns and channels", input: map, run: (x) => reshape(x, [1, 15, 7]) },
  { name: "Reshape to a vector", input: map, run: (x) => reshape(x, [105]) },
  { name: "Transpose", input: map, run: (x) => transpose(x, [0, 3, 1, 2]) },
  { name: "Transpose of channels back", input: map, run: (x) => transpose(square(add(x, 1)), [0, 2, 3, 1]) },
  {
    name: "Transpose to channels first and back",
    input: map,
    run: (x) => transpose(mul(transpose(square(x), [0, 3, 1, 2]), other([1, 3, 5, 7])), [0, 2, 3, 1]),
  },
  {
    name: "Transpose between layouts of three axes",
    input: normals([2, 3, 4]),
    run: (x) => mul(transpose(transpose(x, [0, 2, 1]), [0, 2, 1]), transpose(other([2, 4, 3]), [0, 2, 1])),
  },
  { name: "Reverse of rows and channels", input: map, run: (x) => reverse(square(x), [1, -1]) },
  { name: "Reverse of all axes", input: normals([3, 4]), run: (x) => reverse(x) },
  { name: "Tile", input: map, run: (x) => tile(x, [1, 2, 1, 3]) },
  { name: "Tile that spreads", input: normals([1, 5, 1, 3]), run: (x) => broadcastTo(x, [2, 5, 4, 3]) },
  { name: "Pack along a new last axis", input: map, run: (x) => stack([x, square(x)], -1) },
  { name: "Pack of one", input: map, run: (x) => stack([x], 1) },
  { name: "Unpack along columns", input: map, run: (x) => mul(...(unstack(x, 2).slice(2, 4) as [Tensor, Tensor])) },
  {
    name: "Unpack along channels, counted from the last axis",
    input: map,
    run: (x) => sub(...(unstack(x, -1).slice(1) as [Tensor, Tensor])),
  },
  { name: "ExpandDims", input: map, run: (x) => expandDims(square(x), 2) },
  { name: "ExpandDims at the end", input: normals([3, 4]), run: (x) => expandDims(x, -1) },
  {
    name: "PadV2 of whole numbers",
    input: map,
    run: (x) =>
      cast(
        pad(
          cast(mul(x, 3), "int32"),
          [
            [0, 0],
            [1, 0],
            [0, 2],
            [0, 0],
          ],
          7,
        ),
        "float32",
      ),
    gradientless: true,
  },
];
