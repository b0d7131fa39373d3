/** Σ curvature·(x − goal)²/2; notes where it is evaluated. */
export function quadratic(curvature: readonly number[], goal: readonly number[]) {
  const seen: number[][] = [];
  const f = (x: Float64Array) => {
    seen.push([...x]);
    const value = x.reduce((sum, entry, i) => sum + 0.5 * curvature[i]! * (entry - goal[i]!) ** 2, 0);
    return { value, gradient: x.map((entry, i) => curvature[i]! * (entry - goal[i]!)) };
  };
  return { f, seen };
}
