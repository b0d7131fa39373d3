import { ndarray, sizeOf, type NdArray } from "../core/ndarray";
import { random } from "../core/random";
import type { Shape4D } from "../features/feature-set";

/**
 * The map [1, height, width, channels] of some features: numbers from 0.5 to 3.5 times the amplitude in random order, no
 * two alike and no two statistics either, so that no kink is near.
 */
export function mapOf(shape: Shape4D, seed: number, amplitude = 1): NdArray {
  const { below } = random(seed, "check/map");
  const count = sizeOf(shape);
  const values = Array.from({ length: count }, (_, i) => amplitude * (0.5 + (3 * i) / count));
  for (let i = count - 1; i > 0; i--) {
    const j = below(i + 1);
    [values[i], values[j]] = [values[j]!, values[i]!];
  }
  return ndarray(shape, values);
}

/** The same number everywhere. */
export function flatMap(shape: Shape4D, value: number): NdArray {
  return ndarray(shape, new Float32Array(sizeOf(shape)).fill(value));
}

/** The same map, whose first channel is zero. */
export function withDeadChannel({ shape, data }: NdArray): NdArray {
  const channels = shape[3]!;
  return ndarray(
    shape,
    data.map((x, i) => (i % channels === 0 ? 0 : x)),
  );
}

/** The same positions in another order. */
export function shuffled({ shape, data }: NdArray): NdArray {
  const channels = shape[3]!;
  const order = Array.from({ length: data.length / channels }, (_, i) => i);
  const { below } = random(1, "check/order");
  for (let i = order.length - 1; i > 0; i--) {
    const j = below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const moved = order.flatMap((at) => [...data.subarray(at * channels, (at + 1) * channels)]);
  return ndarray(shape, moved);
}
