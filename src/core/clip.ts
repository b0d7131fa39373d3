/** To 0..1: what a picture can show. */
export function clip(value: number): number {
  return Math.min(1, Math.max(0, value));
}
