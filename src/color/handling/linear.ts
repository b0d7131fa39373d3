import type { ColorHandling } from "./handling";
import { linearlyMatched, type MatrixFor } from "../linear-map";

/** A handling by a linear map of colors, alike before the run and after it. */
export function linear(
  told: Pick<ColorHandling, "name" | "description" | "source">,
  matrixFor: MatrixFor,
): ColorHandling {
  return {
    ...told,
    stages: ["before", "after", "both"],
    variables: "rgb",
    before: (exemplar, palette) => linearlyMatched(exemplar, palette.image, matrixFor),
    after: (result, palette) => linearlyMatched(result, palette.image, matrixFor),
  };
}
