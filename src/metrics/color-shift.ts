import { ciede2000 } from "../color/ciede2000";
import { labOf } from "../color/lab";
import type { Triple } from "../color/matrix3";
import type { Image } from "../image/image";

/**
 * How far the mean color moved: CIEDE2000 between the two pictures' means, each taken over all pixels in L*a*b*.
 * About 1 where a trained eye just sees it on two plain fields. Says nothing of the spread around the mean.
 */
export function colorShift(exemplar: Image, candidate: Image): number {
  return ciede2000(meanLab(exemplar), meanLab(candidate));
}

function meanLab(image: Image): Triple {
  const values = labOf(image);
  const mean: [number, number, number] = [0, 0, 0];
  values.forEach((value, i) => (mean[i % 3]! += value));
  return mean.map((sum) => (3 * sum) / values.length) as unknown as Triple;
}
