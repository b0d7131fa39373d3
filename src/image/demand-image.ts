import { demand } from "../core/demand";
import type { Image } from "./image";

/** Refuses an image whose sizes are no whole numbers ≥ 1 or disagree with its data. @throws UsageError */
export function demandImage(image: Image, caller: string): void {
  const { height, width, data } = image;
  demandSize({ height, width }, caller);
  const wanted = `${height} × ${width} × 3 = ${height * width * 3} numbers`;
  demand(data.length === height * width * 3, caller, wanted, data.length);
}

/** Refuses sizes that are no whole numbers ≥ 1. @throws UsageError */
export function demandSize(size: { readonly height: number; readonly width: number }, caller: string): void {
  const { height, width } = size;
  demand(Number.isSafeInteger(height) && height >= 1, caller, "height to be a whole number ≥ 1", height);
  demand(Number.isSafeInteger(width) && width >= 1, caller, "width to be a whole number ≥ 1", width);
}
