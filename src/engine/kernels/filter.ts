import type { Filter } from "../convolution";
import type { Value } from "../graph";

/** A convolution's filter as numbers. @throws where it is computed, which no rule here covers */
export function constantFilter({ source, shape }: Value): Filter {
  if (source.kind === "constant") return { shape: shape as Filter["shape"], data: source.data, name: source.name };
  throw new Error("compile: a convolution's filter must be one of the program's constants; pass it as such");
}
