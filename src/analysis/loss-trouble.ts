/** Ops that lack a gradient in tfjs, and what does the same with one. */
const substitutes: readonly { readonly ops: RegExp; readonly advice: string }[] = [
  { ops: /^(TopK|Unique|ArgM(ax|in))$/, advice: "sort with `rearranged`, which holds the order" },
  { ops: /^(FFT|IFFT|RFFT|IRFFT|Complex|Real|Imag)$/, advice: "multiply with real cosine and sine matrices" },
  { ops: /^(ScatterNd|GatherNd|TensorScatterUpdate|StridedSlice|Einsum|DepthToSpace)$/, advice: "use slice, concat, gather or matMul" },
  { ops: /^(Equal|NotEqual|Less|LessEqual|Greater|GreaterEqual|Floor|Ceil|Round|Sign|Step)$/, advice: "it has no slope; use it on targets and draws alone" },
]; // prettier-ignore

/** What was thrown in a stage of a loss, as a sentence that tells what to change. */
export function troubleIn(stage: string, error: unknown): string {
  const message = (error instanceof Error ? error.message : String(error)).split("\n")[0]!;
  const [, kernel] = /gradient function not found for (\w+)/.exec(message) ?? [];
  if (kernel !== undefined) {
    const advice = substitutes.find(({ ops }) => ops.test(kernel))?.advice ?? "compute it in another way";
    return `${stage}: the op ${kernel} has no gradient in tfjs; ${advice}, or give it one with customGrad`;
  }
  if (message.includes("Make sure that the"))
    return `${stage}: the value does not depend on the candidate; compute it from the map that measure is given, in tfjs ops`;
  return `${stage}: ${message}`;
}
