import type { Matrix } from "ml-matrix";
import type { Image } from "../image/image";
import { momentsOf } from "./covariance";

/** A with A Σ Aᵀ = Σ̂, for the covariances of a picture and of its palette. */
export type MatrixFor = (own: Matrix, wanted: Matrix) => Matrix;

/**
 * Each pixel moved by x' = A (x − μ) + μ̂, hats the palette's: the palette's mean color and covariance, where the picture's
 * covariance is of full rank. Not clipped.
 * The rule where it is not (a gray picture, one of one color): directions without variance (see NO_VARIANCE) have nothing
 * to stretch, and A is made of the others alone (pca's and monge's sends them to 0). The mean is the palette's still; of its covariance the picture gets what its other
 * directions can carry, and a picture of one color becomes the palette's mean color. Directions in which the palette has
 * no variance collapse, as they must.
 */
export function linearlyMatched(picture: Image, palette: Image, matrixFor: MatrixFor): Image {
  const [own, wanted] = [momentsOf(picture), momentsOf(palette)];
  const matrix = matrixFor(own.covariance, wanted.covariance).to2DArray();
  const { height, width, data } = picture;
  const moved = new Float32Array(data.length);
  for (let i = 0; i < data.length; i += 3) {
    for (let a = 0; a < 3; a++) {
      let sum = wanted.mean[a]!;
      for (let b = 0; b < 3; b++) sum += matrix[a]![b]! * (data[i + b]! - own.mean[b]!);
      moved[i + a] = sum;
    }
  }
  return { height, width, data: moved };
}
