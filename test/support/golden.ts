import { readFileSync } from "node:fs";
import type { NdArray, NdArrays } from "../../src/core/ndarray";
import type { Network } from "../../src/features/vgg-architecture";
import { stepsTo } from "../../src/features/vgg-architecture";
import { openSafetensors } from "../../src/features/weights/safetensors";
import { sharedFile } from "./shared";

/** ../shared/golden/golden.json, by `network/pooling`; see make_golden.py beside it for the formulas. */
export interface GoldenEntry {
  readonly layers: Readonly<Record<string, GoldenLayer>>;
  /** By layer and name, of the candidate against the exemplar. */
  readonly losses: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly gatys_objective: { readonly layers: readonly string[]; readonly value: number };
}

/** Over all positions and channels; the Gram matrix is averaged over positions. */
export interface GoldenLayer {
  readonly shape_hwc: readonly [number, number, number];
  readonly mean: number;
  readonly std: number;
  readonly gram_frobenius: number;
  /** The first eight channels at the upper left. */
  readonly first_position: readonly number[];
}

const TENSORS = "golden/golden.safetensors";

export function goldenEntry(name: string): GoldenEntry {
  const entries = JSON.parse(readFileSync(sharedFile("golden/golden.json"), "utf8")) as Record<string, GoldenEntry>;
  const entry = entries[name];
  if (!entry) throw new Error(`golden.json: expected an entry ${name}, got none`);
  return entry;
}

/** A float32 tensor of golden.safetensors. */
export async function goldenTensor(key: string): Promise<NdArray> {
  const file = await openSafetensors(sharedFile(TENSORS));
  try {
    return await file.read(key);
  } finally {
    await file.close();
  }
}

/** `exemplar_rgb` or `candidate_rgb` as an image [1, 64, 64, 3], 0..1. They are bytes, which our reader does not read. */
export function goldenImage(key: "exemplar_rgb" | "candidate_rgb"): NdArray {
  const bytes = readFileSync(sharedFile(TENSORS));
  const start = 8 + Number(bytes.readBigUInt64LE());
  const header = JSON.parse(bytes.toString("utf8", 8, start)) as Record<string, { data_offsets: [number, number] }>;
  const [begin, end] = header[key]!.data_offsets;
  const levels = bytes.subarray(start + begin, start + end);
  return { shape: [1, 64, 64, 3], data: Float32Array.from(levels, (level) => level / 255) };
}

const weightFiles: Record<Network, string> = {
  vgg16: "weights/vgg16.safetensors",
  vgg19: "weights/vgg19-block1-3.safetensors",
};

/** The trained weights of ../shared that a layer needs. */
export async function trainedWeights(network: Network, deepest: string): Promise<NdArrays> {
  const file = await openSafetensors(sharedFile(weightFiles[network]));
  try {
    const weights: Record<string, NdArray> = {};
    for (const step of stepsTo(network, [deepest])) {
      if (step.kind !== "conv") continue;
      for (const part of ["kernel", "bias"]) weights[`${step.key}/${part}`] = await file.read(`${step.key}/${part}`);
    }
    return weights;
  } finally {
    await file.close();
  }
}
