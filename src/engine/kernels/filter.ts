import type { Value } from "../graph";

/** A convolution's filter as numbers. @throws where it is computed, which no rule here covers */
export function constantFilter({ source }: Value): ArrayLike<number> {
  if (source.kind === "constant") return source.data;
  throw new Error("compile: a convolution's filter must be one of the program's constants; pass it as such");
}
