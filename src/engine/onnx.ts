import { onnx } from "onnx-proto";
import { demand } from "../core/demand";
import type { Shape } from "../core/ndarray";
import type { Initializer, Node, OnnxGraph } from "./lower";

const OPSET = 18;
/** IR version 8 goes with opset 18. */
const IR_VERSION = 8;

const { DataType } = onnx.TensorProto;
const types = { float32: DataType.FLOAT, int32: DataType.INT32, int64: DataType.INT64, bool: DataType.BOOL } as const;

/** ONNX's number for an element type. */
export function onnxType(type: Initializer["type"]): number {
  return types[type];
}

/** What a file tells of itself beside its graph. */
export interface About {
  /** Of the workbench. */
  readonly version: string;
  /** In sentences, for whoever opens the file in a viewer. */
  readonly description: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** A file is one protocol buffer, which ends at 2 GiB. */
const MOST_BYTES = 2 ** 31 - 2 ** 20;

/** The graph as the bytes of an .onnx file. @throws UsageError where its constants alone are 2 GiB */
export function encode(graph: OnnxGraph, about?: About): Uint8Array {
  const bytes = graph.initializers.reduce((sum, { data }) => sum + 4 * data.length, 0);
  const size = `${(bytes / 2 ** 30).toFixed(1)} GiB; choose fewer or shallower layers`;
  demand(bytes < MOST_BYTES, "onnx", "less than 2 GiB of weights and targets", size);
  const model = onnx.ModelProto.create({
    irVersion: IR_VERSION,
    producerName: "texture-workbench",
    ...(about === undefined ? {} : { producerVersion: about.version, docString: about.description }),
    metadataProps: Object.entries(about?.metadata ?? {}).map(([key, value]) => ({ key, value })),
    opsetImport: [{ domain: "", version: OPSET }],
    graph: {
      name: graph.name,
      ...(about === undefined ? {} : { docString: about.description }),
      node: graph.nodes.map(nodeOf),
      initializer: graph.initializers.map(tensorOf),
      input: Object.entries(graph.inputs).map(valueInfoOf),
      output: Object.entries(graph.outputs).map(valueInfoOf),
    },
  });
  return onnx.ModelProto.encode(model).finish();
}

function nodeOf({ op, inputs, outputs, attributes }: Node): onnx.INodeProto {
  const attribute = Object.entries(attributes).map(([name, value]): onnx.IAttributeProto => {
    const kinds = onnx.AttributeProto.AttributeType;
    if (typeof value === "string") return { name, type: kinds.STRING, s: new TextEncoder().encode(value) };
    if (typeof value === "number") return { name, type: kinds.INT, i: value };
    return { name, type: kinds.INTS, ints: [...value] };
  });
  return { name: outputs[0]!, opType: op, input: [...inputs], output: [...outputs], attribute };
}

function tensorOf({ name, shape, type, data }: Initializer): onnx.ITensorProto {
  return { name, dims: [...shape], dataType: types[type], rawData: bytesOf(data, type) };
}

function bytesOf(data: ArrayLike<number>, type: Initializer["type"]): Uint8Array {
  if (type === "int64") return new Uint8Array(BigInt64Array.from(Array.from(data), BigInt).buffer);
  if (type === "bool") return Uint8Array.from(data);
  if (type === "int32") return new Uint8Array(Int32Array.from(data).buffer);
  const floats = data instanceof Float32Array ? data : Float32Array.from(data);
  return new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength);
}

function valueInfoOf([name, shape]: [string, Shape]): onnx.IValueInfoProto {
  const dim = shape.map((dimValue) => ({ dimValue }));
  return { name, type: { tensorType: { elemType: DataType.FLOAT, shape: { dim } } } };
}
