/** 0 up to `low`, 1 from `high` on, smooth between: 3t² − 2t³. */
export function smoothstep(low: number, high: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - low) / (high - low)));
  return t * t * (3 - 2 * t);
}

/** a at t = 0, b at t = 1. */
export function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}
