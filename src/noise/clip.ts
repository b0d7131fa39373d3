/** To 0..1: the box the optimizer searches, so a start lies in it. */
export function clip(value: number): number {
  return Math.min(1, Math.max(0, value));
}
