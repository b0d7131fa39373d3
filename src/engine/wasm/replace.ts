import { getKernel, registerKernel, unregisterKernel, type KernelFunc, type TensorInfo } from "../../core/tensor";

export type Attributes = Readonly<Record<string, unknown>>;

/** Runs another of the backend's kernels; what it makes is freed once the replaced kernel is done, but its result. */
export type RunKernel = (name: string, inputs: Readonly<Record<string, TensorInfo>>, attrs: Attributes) => TensorInfo;

/** What stands in for a kernel, made of others. Undefined for calls that it does not cover: the backend's own runs then. */
export type Replacement = (
  inputs: Readonly<Record<string, TensorInfo>>,
  attrs: Attributes,
  run: RunKernel,
) => TensorInfo | undefined;

/** What is used here of a tfjs backend. */
interface Backend {
  disposeData(dataId: object): unknown;
}

/** Puts a composition in the place of one of a tfjs backend's kernels. */
export function replaceKernel(backendName: string, name: string, replacement: Replacement): void {
  const own = getKernel(name, backendName);
  const replaced: KernelFunc = (call) => {
    const made: TensorInfo[] = [];
    const run: RunKernel = (other, inputs, attrs) => {
      const { kernelFunc } = getKernel(other, backendName);
      const result = kernelFunc({ inputs, attrs: attrs as typeof call.attrs & object, backend: call.backend });
      made.push(result as TensorInfo);
      return result as TensorInfo;
    };
    const result = replacement(call.inputs as Record<string, TensorInfo>, call.attrs ?? {}, run);
    // A tensor that shares its data with another counts the holders, so each is let go of once.
    for (const each of made) if (each !== result) (call.backend as Backend).disposeData(each.dataId);
    return result ?? own.kernelFunc(call);
  };
  unregisterKernel(name, backendName);
  registerKernel({ ...own, kernelFunc: replaced });
}
