import { avgPool, maxPool, relu, type Tensor4D } from "../../../src/core/tensor";
import { normals, spaced } from "../../support/data";
import { MAP, map, type KernelCase } from "./case";

const pooled = [1, 4, 6, 2];

export const poolings: readonly KernelCase[] = [
  { name: "AvgPool of even size", input: normals(pooled), run: (x) => avgPool(x as Tensor4D, 2, 2, "valid") },
  { name: "AvgPool of odd size", input: map, run: (x) => avgPool(x as Tensor4D, 2, 2, "valid") },
  { name: "AvgPool to one pixel", input: normals([1, 3, 2, 2]), run: (x) => avgPool(x as Tensor4D, 2, 2, "valid") },
  {
    name: "AvgPool of 2 × 3",
    input: normals([1, 5, 7, 2]),
    run: (x) => avgPool(x as Tensor4D, [2, 3], [2, 3], "valid"),
  },
  { name: "MaxPool of even size", input: spaced(pooled, 0.2), run: (x) => maxPool(x as Tensor4D, 2, 2, "valid") },
  { name: "MaxPool of odd size", input: spaced(MAP, 0.2), run: (x) => maxPool(x as Tensor4D, 2, 2, "valid") },
  { name: "MaxPool to one pixel", input: spaced([1, 3, 2, 2], 0.2), run: (x) => maxPool(x as Tensor4D, 2, 2, "valid") },
  {
    name: "MaxPool of ReLUs, with ties",
    input: spaced(MAP, 0.2),
    run: (x) => maxPool(relu(x) as Tensor4D, 2, 2, "valid"),
  },
];
