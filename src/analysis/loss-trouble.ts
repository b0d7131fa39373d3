import { StageError } from "./staged";

/** Ops that lack a gradient in tfjs, and what does the same with one. */
const substitutes: readonly { readonly ops: RegExp; readonly advice: string }[] = [
  { ops: /^(TopK|Unique|SearchSorted)$/, advice: "sort with `rearranged`, which holds the order" },
  { ops: /FFT$|^(Complex|Real|Imag)$/, advice: "multiply with real matrices of cosines and sines" },
  { ops: /^(ScatterNd|GatherNd|TensorScatterUpdate)$/, advice: "use gather, or a matMul with a oneHot matrix" },
  { ops: /^(StridedSlice|Einsum|DepthToSpace|FlipLeftRight)$/, advice: "use slice, reverse, reshape, transpose or matMul" }, // prettier-ignore
  { ops: /^(CropAndResize|RotateWithOffset|Transform)$/, advice: "resample with a matMul or a convolution" },
  { ops: /^(Equal|NotEqual|Less|LessEqual|Greater|GreaterEqual|Logical\w+|Any|All)$/, advice: "make the mask with step(sub(a, b)), whose gradient is 0" }, // prettier-ignore
  { ops: /Grad$|Backprop/, advice: "a gradient taken inside measure cannot be differentiated again" },
]; // prettier-ignore

/** What tfjs and the tracing throw for faults of a loss, and what that means for who wrote it. */
const meanings: readonly { readonly thrown: RegExp; readonly told: (...found: string[]) => string }[] = [
  { thrown: /gradient function not found for (\w+)/, told: (op) => `the op ${op} has no gradient in tfjs; ${adviceFor(op)}` },
  { thrown: /Make sure that the f you passed/, told: () => "the value does not depend on the candidate; compute it from the map that measure is given, in tfjs ops" },
  { thrown: /^compile: (no ONNX rule for .*), or run with/, told: (rule) => rule },
  { thrown: /^trace: .* not at values/, told: () => "it looks at values (dataSync, arraySync, data, print), where only shapes are known; compute with tensors, or turn targets into numbers in finish" },
  { thrown: /^trace: a tensor made outside/, told: () => "it uses a tensor made outside; make it inside, or return it from prepare or draw" },
  { thrown: /reading 'backend'|is disposed/, told: () => "it uses a tensor that is disposed of; keep none from an earlier call, and dispose of none that is given" },
  { thrown: /^Argument '\w+' passed to '(\w+)' must be/, told: (op) => `${op} got something that is no tensor` },
]; // prettier-ignore

/**
 * What went wrong with a loss, as one sentence: the loss, the stage, what happened and, where that is known, what to do.
 * @param otherwise  the stage of what was thrown outside the loss's own functions
 */
export function troubleIn(loss: string, error: unknown, otherwise: string): string {
  const [stage, reason] = error instanceof StageError ? [error.stage, error.reason] : [otherwise, error];
  const message = (reason instanceof Error ? reason.message : String(reason)).split("\n")[0]!;
  for (const { thrown, told } of meanings) {
    const found = thrown.exec(message);
    if (found) return `${loss}, ${stage}: ${told(...found.slice(1))}`;
  }
  return `${loss}, ${stage}: ${message === "" ? "something was thrown without a message" : message}`;
}

function adviceFor(op: string): string {
  const advice = substitutes.find(({ ops }) => ops.test(op))?.advice;
  return advice === undefined ? "give it one with customGrad" : `${advice}, or give it one with customGrad`;
}
