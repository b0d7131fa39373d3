import { add, depthwiseConv2d, type Tensor, type Tensor4D } from "../../../src/core/tensor";
import { normals } from "../../support/data";
import { conv, filter, map, type KernelCase } from "./case";

const depthwise = (x: Tensor, filters: Tensor, stride: number, pad: "same" | "valid") =>
  depthwiseConv2d(x as Tensor4D, filters as Tensor4D, stride, pad);

export const convolutions: readonly KernelCase[] = [
  { name: "Conv2D, same", input: map, constants: filter(3, 5, 3, 4), run: (x, c) => conv(x, c.filter!, 1, "same") },
  { name: "Conv2D, valid", input: map, constants: filter(3, 2, 3, 4), run: (x, c) => conv(x, c.filter!, 1, "valid") },
  { name: "Conv2D, padded by 2", input: map, constants: filter(3, 3, 3, 4), run: (x, c) => conv(x, c.filter!, 1, 2) },
  {
    name: "Conv2D, even filter",
    input: map,
    constants: filter(2, 4, 3, 4),
    run: (x, c) => conv(x, c.filter!, 1, "same"),
  },
  {
    name: "Conv2D with a bias",
    input: map,
    constants: { ...filter(3, 3, 3, 4), bias: normals([4]) },
    run: (x, c) => add(conv(x, c.filter!, 1, "same"), c.bias!),
  },
  {
    name: "Conv2D to one channel, widened",
    input: map,
    constants: { ...filter(3, 3, 3, 1), wide: normals([4]) },
    run: (x, c) => add(conv(x, c.filter!, 1, "same"), c.wide!),
  },
  {
    name: "Conv2D with stride 2",
    input: map,
    constants: filter(3, 3, 3, 4),
    run: (x, c) => conv(x, c.filter!, 2, "same"),
  },
  {
    name: "Conv2D with strides 3 and 2, valid",
    input: map,
    constants: filter(2, 4, 3, 4),
    run: (x, c) => conv(x, c.filter!, [3, 2], "valid"),
  },
  {
    name: "Conv2D with a stride beyond its filter",
    input: map,
    constants: filter(1, 2, 3, 4),
    run: (x, c) => conv(x, c.filter!, 3, "same"),
  },
  {
    name: "Conv2D with stride 2, padded by 1",
    input: map,
    constants: filter(3, 3, 3, 4),
    run: (x, c) => conv(x, c.filter!, 2, 1),
  },
  {
    name: "DepthwiseConv2dNative, same",
    input: map,
    constants: filter(3, 5, 3, 1),
    run: (x, c) => depthwise(x, c.filter!, 1, "same"),
  },
  {
    name: "DepthwiseConv2dNative of two filters a channel, valid",
    input: map,
    constants: filter(3, 2, 3, 2),
    run: (x, c) => depthwise(x, c.filter!, 1, "valid"),
  },
  {
    name: "DepthwiseConv2dNative with stride 2",
    input: map,
    constants: filter(3, 3, 3, 2),
    run: (x, c) => depthwise(x, c.filter!, 2, "same"),
  },
];
