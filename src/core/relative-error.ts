/** ‖found − expected‖ / ‖expected‖ (Euclidean, in float64); where `expected` is zero, ‖found‖. */
export function relativeError(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  let [difference, size] = [0, 0];
  for (let i = 0; i < expected.length; i++) {
    difference += (found[i]! - expected[i]!) ** 2;
    size += expected[i]! ** 2;
  }
  return Math.sqrt(difference / (size === 0 ? 1 : size));
}
