import { UsageError } from "../../core/demand";
import type { TensorInfo } from "../../core/tensor";
import { replaceKernel, type Attributes } from "./replace";

interface Wrong {
  readonly kernel: string;
  /** Of a call. Default: all. */
  readonly when?: (inputs: Readonly<Record<string, TensorInfo>>, attributes: Attributes) => boolean;
  readonly what: string;
}

const whole = (inputs: Readonly<Record<string, TensorInfo>>) =>
  Object.values(inputs).some((x) => x.dtype !== "float32");

/** Calls that the backend (4.22) answers with wrong numbers, or by ruining its memory; found by the tests' kernel cases. */
const wrong: readonly Wrong[] = [
  { kernel: "Mod", when: whole, what: "of whole numbers" },
  { kernel: "FloorDiv", when: whole, what: "of whole numbers" },
  {
    kernel: "Select",
    when: ({ t, e }) => t!.dtype !== "float32" || e!.dtype !== "float32",
    what: "of other than floats",
  },
  { kernel: "Cast", when: (_, { dtype }) => dtype === "bool", what: "to truths" },
  {
    kernel: "Conv2D",
    when: ({ filter }, { strides }) => [strides].flat().some((stride, i) => Number(stride) > filter!.shape[i]!),
    what: "with a stride beyond its filter",
  },
  { kernel: "Log1p", what: "near zero" },
  { kernel: "GatherV2", when: (_, { batchDims }) => Number(batchDims) > 0, what: "in batches" },
  { kernel: "OneHot", what: "" },
  { kernel: "Range", what: "" },
];

/** Makes those calls end in a sentence instead. */
export function refuseWrongKernels(): void {
  for (const { kernel, when, what } of wrong)
    replaceKernel("wasm", kernel, (inputs, attributes) => {
      if (when && !when(inputs, attributes)) return undefined;
      throw new UsageError(
        `engine wasm: expected other kernels than ${[kernel, what].join(" ").trim()}, which tfjs's backend gets wrong; use --engine compiled or --engine cpu`,
      );
    });
}
