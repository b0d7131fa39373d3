import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { colorMoments } from "../image/color-moments";
import type { Image } from "../image/image";
import type { Triple } from "./matrix3";

/**
 * A direction of color along which pixels deviate by half a level of 255 or less counts as having no variance, in (0..1)²:
 * rounding to 8 bits alone makes deviations of 0.29 levels, and no map that divides by them may make colors of that.
 */
export const NO_VARIANCE = (0.5 / 255) ** 2;

/** A picture's mean color and the covariance of red, green and blue, over all its pixels. */
export function momentsOf(image: Image): { readonly mean: Triple; readonly covariance: Matrix } {
  const { mean, covariance } = colorMoments(image);
  return { mean, covariance: Matrix.from1DArray(3, 3, covariance) };
}

/** Directions along which a picture's colors do not correlate. */
export interface PrincipalAxes {
  /** A column an axis, of length 1 and orthogonal, the one of most variance first; its largest entry is positive. */
  readonly axes: Matrix;
  /** The variance along each, at least 0. */
  readonly variances: readonly number[];
}

/** @param covariance  symmetric, positive semidefinite */
export function principalAxes(covariance: Matrix): PrincipalAxes {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(covariance, { assumeSymmetric: true });
  const order = realEigenvalues.map((_, i) => i).sort((a, b) => realEigenvalues[b]! - realEigenvalues[a]!);
  const columns = order.map((i) => {
    const column = eigenvectorMatrix.getColumn(i);
    const largest = column.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
    return largest < 0 ? column.map((value) => -value) : column;
  });
  return {
    axes: new Matrix(columns).transpose(),
    variances: order.map((i) => Math.max(0, realEigenvalues[i]!)),
  };
}

/**
 * A symmetric matrix to a power, by its eigenvalues; those at most `none` (default 0) are taken as 0, and so are their
 * powers: a pseudo-inverse where the exponent is negative.
 */
export function power(covariance: Matrix, exponent: number, none = 0): Matrix {
  const { axes, variances } = principalAxes(covariance);
  const powers = variances.map((variance) => (variance > none ? variance ** exponent : 0));
  return axes.mmul(Matrix.diag(powers)).mmul(axes.transpose());
}
