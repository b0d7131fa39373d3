import type { onnx as Onnx } from "onnx-proto";
import type { NdArray } from "../../core/ndarray";
import { stepsOf } from "../vgg-architecture";
import { fileRefusal, MAX_NUMBERS, type TensorFile } from "./tensor-file";

/**
 * The kernels and biases of an ONNX file's convolutions, read as data: nothing of the graph is run. The n-th convolution
 * of the graph is the network's n-th; kernels are turned from OIHW to HWIO. What follows the convolutions is passed over.
 * @param path  told in messages
 * @throws UsageError where it is no ONNX file of as many convolutions as VGG-16 or VGG-19 has
 */
export async function onnxWeights(bytes: Uint8Array, path: string): Promise<TensorFile> {
  const { onnx } = (await import("onnx-proto")).default;
  const graph = graphOf(onnx, bytes, path);
  const convolutions = (graph.node ?? []).filter(({ opType }) => opType === "Conv");
  const names = namesFor(convolutions.length);
  if (!names) throw fileRefusal(path, "an ONNX file of VGG-16 or VGG-19", `${convolutions.length} convolutions`);
  const initializers = new Map((graph.initializer ?? []).map((tensor) => [tensor.name ?? "", tensor]));
  const found = new Map<string, Onnx.ITensorProto | undefined>();
  convolutions.forEach(({ input }, i) => {
    found.set(`${names[i]!}/kernel`, initializers.get(input?.[1] ?? ""));
    found.set(`${names[i]!}/bias`, initializers.get(input?.[2] ?? ""));
  });
  return {
    path,
    keys: [...found.keys()],
    read: (key) => Promise.resolve().then(() => tensorOf(onnx, path, key, found.get(key))),
    vouches: () => false,
    close: () => Promise.resolve(),
  };
}

function graphOf({ ModelProto }: typeof Onnx, bytes: Uint8Array, path: string): Onnx.IGraphProto {
  try {
    const { graph } = ModelProto.decode(bytes);
    if (graph) return graph;
  } catch {
    // Told below, as for a model without a graph.
  }
  throw fileRefusal(path, "an ONNX file with a graph", "other bytes (is it cut short?)");
}

/** The convolutions' names by their number: VGG-16 has 13, VGG-19 16. */
function namesFor(count: number): string[] | undefined {
  for (const network of ["vgg16", "vgg19"] as const) {
    const names = stepsOf(network).flatMap((step) => (step.kind === "conv" ? [step.key] : []));
    if (names.length === count) return names;
  }
  return undefined;
}

function tensorOf(
  { TensorProto }: typeof Onnx,
  path: string,
  key: string,
  tensor: Onnx.ITensorProto | undefined,
): NdArray {
  if (!tensor) throw fileRefusal(path, `an ONNX file with a stored ${key}`, "none");
  const { DataType, DataLocation } = TensorProto;
  const shape = (tensor.dims ?? []).map(Number);
  const count = shape.reduce((product, size) => product * size, 1);
  const raw = tensor.rawData ?? new Uint8Array();
  const floats = tensor.floatData ?? [];
  const whole = count <= MAX_NUMBERS && (raw.length === 0 ? floats.length === count : raw.length === 4 * count);
  const inside = tensor.dataLocation !== DataLocation.EXTERNAL;
  if (!(tensor.dataType === DataType.FLOAT && inside && shape.every((size) => size > 0) && whole))
    throw fileRefusal(path, `an ONNX file with float32 numbers of ${key}'s shape`, `shape [${shape.join(", ")}]`);
  const data = raw.length === 0 ? Float32Array.from(floats) : new Float32Array(Uint8Array.from(raw).buffer);
  return shape.length === 4 ? hwio(shape as [number, number, number, number], data) : { shape, data };
}

/** [out, in, height, width] -> [height, width, in, out]. */
function hwio([o, i, h, w]: readonly [number, number, number, number], data: Float32Array): NdArray {
  const turned = new Float32Array(data.length);
  const area = h * w;
  for (let out = 0; out < o; out++)
    for (let from = 0; from < i; from++)
      for (let at = 0; at < area; at++) turned[(at * i + from) * o + out] = data[(out * i + from) * area + at]!;
  return { shape: [h, w, i, o], data: turned };
}
