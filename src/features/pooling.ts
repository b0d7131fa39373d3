import { avgPool, maxPool, type Tensor4D } from "../core/tensor";

export const poolings = ["average", "max"] as const;
export type Pooling = (typeof poolings)[number];

/** 2×2 windows, stride 2; a last odd row or column is left out, as in PyTorch. */
export function pool(map: Tensor4D, pooling: Pooling): Tensor4D {
  return pooling === "average" ? avgPool(map, 2, 2, "valid") : maxPool(map, 2, 2, "valid");
}

export function pooledSize(size: number): number {
  return Math.floor(size / 2);
}
