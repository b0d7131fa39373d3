import { createHash } from "node:crypto";
import { random } from "../../src/core/random";
import { bytesOf, sha256 } from "../../src/core/hash";
import type { NdArray } from "../../src/core/ndarray";
import type { RegistryEntry, Source } from "../../src/features/weights/registry";

const stream = random(1, "test/small-weights");
const normals = (shape: readonly number[]): NdArray => {
  const count = shape.reduce((product, size) => product * size, 1);
  return { shape, data: Float32Array.from({ length: count }, () => stream.normal()) };
};

/** The first convolution of a network, with other numbers than the published ones. */
export const smallTensors: ReadonlyMap<string, NdArray> = new Map([
  ["block1_conv1/kernel", normals([3, 3, 3, 64])],
  ["block1_conv1/bias", normals([64])],
]);

/** A registry's entry that publishes those. @param held  by their sha256, or by the release's md5 alone */
export function smallEntry(sources: readonly Source[], held: "sha256" | "md5" = "sha256"): RegistryEntry {
  const tensors = [...smallTensors].map(([key, { data }]) => [key, held === "md5" ? null : sha256(bytesOf(data))]);
  return {
    network: "vgg16",
    files: ["small.safetensors"],
    authors: "somebody",
    license: "some license",
    sources,
    tensors: Object.fromEntries(tensors) as RegistryEntry["tensors"],
  };
}

export function md5(bytes: Uint8Array): string {
  return createHash("md5").update(bytes).digest("hex");
}

type Dataset = { readonly name: string; readonly dtype?: string; readonly compression?: number } & NdArray;

let files = 0;

/** An HDF5 file of these datasets, whose names are paths. @param attributes  of the root */
export async function hdf5(datasets: readonly Dataset[], layerNames: readonly string[] = []): Promise<Uint8Array> {
  const { ready, File } = await import("h5wasm");
  const { FS } = await ready;
  const name = `test-${files++}.h5`;
  const file = new File(name, "w");
  if (layerNames.length > 0) file.create_attribute("layer_names", [...layerNames]);
  const groups = new Set<string>();
  for (const { name, shape, data, dtype = "<f", compression } of datasets) {
    const parts = name.split("/");
    for (let i = 1; i < parts.length; i++) {
      const group = parts.slice(0, i).join("/");
      if (!groups.has(group)) file.create_group(group);
      groups.add(group);
    }
    const packed = compression === undefined ? {} : { chunks: [...shape], compression };
    file.create_dataset({
      name,
      data: dtype === "<d" ? Float64Array.from(data) : data,
      shape: [...shape],
      dtype,
      ...packed,
    });
  }
  file.close();
  const bytes = FS.readFile(name);
  FS.unlink(name);
  return bytes;
}

/** As the release files are laid out: a group a layer, with datasets as `block1_conv1_W_1:0`. */
export function kerasRelease(tensors: ReadonlyMap<string, NdArray> = smallTensors): Promise<Uint8Array> {
  const datasets = [...tensors].map(([key, tensor]) => {
    const [layer, kind] = key.split("/");
    return { name: `${layer!}/${layer!}_${kind === "kernel" ? "W" : "b"}_1:0`, ...tensor };
  });
  return hdf5(datasets, ["input_1", ...new Set([...tensors.keys()].map((key) => key.split("/")[0]!))]);
}
