import { arithmetic } from "./arithmetic";
import { comparisons } from "./comparisons";
import type { KernelCase } from "./case";
import { convolutions } from "./convolutions";
import { functions } from "./functions";
import { indexing } from "./indexing";
import { poolings } from "./poolings";
import { products } from "./products";
import { reducing } from "./reducing";
import { shaping } from "./shaping";

export type { KernelCase };

export const kernelCases: readonly KernelCase[] = [
  ...arithmetic,
  ...comparisons,
  ...convolutions,
  ...functions,
  ...indexing,
  ...poolings,
  ...products,
  ...reducing,
  ...shaping,
];
