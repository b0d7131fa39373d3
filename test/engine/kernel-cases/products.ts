import { matMul, reshape, square, type Rank, type Tensor } from "../../../src/core/tensor";
import { normals } from "../../support/data";
import { MAP, map, other, type KernelCase } from "./case";

const flat = (x: Tensor) => reshape<Rank.R3>(x, [1, 35, 3]);

export const products: readonly KernelCase[] = [
  { name: "BatchMatMul Fᵀ G", input: map, run: (x) => matMul(flat(x), flat(other(MAP)), true, false) },
  { name: "BatchMatMul F S", input: map, run: (x) => matMul(flat(x), other([1, 3, 4])) },
  { name: "BatchMatMul F Sᵀ", input: map, run: (x) => matMul(flat(x), other([1, 4, 3]), false, true) },
  { name: "BatchMatMul S Fᵀ", input: map, run: (x) => matMul(other([1, 4, 3]), flat(x), false, true) },
  { name: "BatchMatMul Tᵀ F", input: map, run: (x) => matMul(other([1, 35, 2]), flat(x), true, false) },
  { name: "BatchMatMul Fᵀ Tᵀ", input: map, run: (x) => matMul(flat(x), other([1, 2, 35]), true, true) },
  {
    name: "BatchMatMul F (SF)ᵀ",
    input: map,
    run: (x) => matMul(flat(x), matMul(flat(square(x)), other([1, 3, 3])), false, true),
  },
  { name: "BatchMatMul of batches", input: normals([2, 3, 4]), run: (x) => matMul(x, other([2, 5, 3]), true, true) },
  { name: "BatchMatMul of two dimensions", input: normals([3, 4]), run: (x) => matMul(x, other([3, 5]), true) },
  { name: "BatchMatMul of four dimensions", input: map, run: (x) => matMul(other([1, 5, 2, 7]), x) },
];
