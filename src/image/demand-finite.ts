import { demand } from "../core/demand";
import { demandImage } from "./demand-image";
import type { Image } from "./image";

/** Refuses an image of a wrong size, or with numbers that are not finite. @throws UsageError */
export function demandFinite(image: Image, caller: string, which: string): void {
  demandImage(image, `${caller}: ${which}`);
  const at = image.data.findIndex((value) => !Number.isFinite(value));
  demand(at === -1, caller, `finite numbers in the ${which}`, image.data[at]);
}
