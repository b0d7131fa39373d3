import { kernelMutants } from "./kernels";
import { momentMutants } from "./moments";
import type { MutantGroup } from "./mutant";
import { sharedMutants } from "./shared";
import { sortingMutants } from "./sorting";
import { spatialMutants } from "./spatial";
import { spectralMutants } from "./spectral";

/** Every mutant that the tests of `test/losses` and `test/objective` must tell from the truth. */
export const mutantGroups: readonly MutantGroup[] = [
  ...momentMutants,
  ...kernelMutants,
  ...sortingMutants,
  ...spectralMutants,
  ...spatialMutants,
  ...sharedMutants,
];
