import type { NdArrays } from "../core/ndarray";
import type { Program } from "../core/program";
import { lower } from "./lower";
import { encode, type About } from "./onnx";
import { trace } from "./trace";

/**
 * A program as the bytes of an .onnx file for any runtime: the graph that the compiled engine runs. Constants are
 * initializers; so are the inputs that have defaults, which stay inputs, so that a caller may give others.
 */
export function exportOnnx(program: Program, defaults: NdArrays, about: About): Uint8Array {
  const graph = lower(trace(program));
  const stated = Object.keys(graph.inputs).flatMap((name) => {
    const array = defaults[name];
    return array === undefined ? [] : [{ name, shape: array.shape, type: "float32" as const, data: array.data }];
  });
  return encode({ ...graph, initializers: [...graph.initializers, ...stated] }, about);
}
