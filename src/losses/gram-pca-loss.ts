import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { z } from "zod";
import { scalar, type NdArray, type NdArrays } from "../core/ndarray";
import { tensorNamed } from "../core/program";
import { matMul, mul, reshape, type Rank, type Scalar, type Tensor2D, type Tensor4D } from "../core/tensor";
import { gram } from "./gram";
import { lossKind } from "./loss-kind";
import { mean } from "./mean";
import { positionsOf } from "./positions";
import { scaleOption, type Scale } from "./scale";
import { squaredDistance } from "./squared-distance";

/**
 * The Gram matrix of the features' projection on the exemplar's first principal components: far fewer numbers. The
 * components are the eigenvectors of the covariance with the largest eigenvalues, each turned so that its largest entry
 * is positive; the features are projected as they are, not centered.
 * Source: Gatys, Ecker & Bethge 2015, arXiv:1505.07376, Fig. 3A; that they project without centering is our reading.
 * The paper scale is 1/(4k²), k the components kept.
 */
export const gramPcaLoss = lossKind({
  name: "gram_pca",
  formula: "‖Bᵀ G B − Bᵀ Ĝ B‖², B the exemplar's k principal components; paper: /(4k²)",
  source: "Gatys, Ecker & Bethge 2015, arXiv:1505.07376, Fig. 3A",
  options: {
    components: z.number().int().min(1).default(64).describe("k; all where a layer has fewer channels"),
    scale: scaleOption,
  },
  create: ({ components, scale }) => ({
    prepare: (exemplar) => ({ gram: gram(exemplar), mean: mean(exemplar) }),
    finish: (prepared) => subspaceOf(prepared, components, scale),
    measure(candidate, targets) {
      const projected = gram(project(candidate, tensorNamed<Tensor2D>(targets, "basis")));
      return mul(squaredDistance(projected, tensorNamed(targets, "gram")), tensorNamed<Scalar>(targets, "scale"));
    },
  }),
});

/** [1, height, width, channels] · [channels, k] -> [1, height, width, k]. */
function project(map: Tensor4D, basis: Tensor2D): Tensor4D {
  const [, height, width] = map.shape;
  return reshape<Rank.R4>(matMul(positionsOf(map), basis), [1, height, width, basis.shape[1]]);
}

/** Gram matrix [1, N, N] and means [N] -> basis [N, k], the projected Gram matrix [1, k, k] and the scale; in float64. */
function subspaceOf(prepared: NdArrays, components: number, scale: Scale): Record<string, NdArray> {
  const center = Array.from(prepared.mean!.data);
  const channels = center.length;
  const count = Math.min(components, channels);
  const own = Matrix.from1DArray(channels, channels, Array.from(prepared.gram!.data));
  const covariance = Matrix.sub(own, Matrix.columnVector(center).mmul(Matrix.rowVector(center)));
  const basis = principalComponents(covariance, count);
  const target = basis.transpose().mmul(own).mmul(basis);
  const size = target.to1DArray().reduce((sum, value) => sum + value * value, 0);
  return {
    basis: { shape: [channels, count], data: Float32Array.from(basis.to1DArray()) },
    gram: { shape: [1, count, count], data: Float32Array.from(target.to1DArray()) },
    scale: scalar(scale === "paper" ? 1 / (4 * count ** 2) : 1 / (size === 0 ? 1 : size)),
  };
}

/** The eigenvectors of the largest eigenvalues as columns, largest first. */
function principalComponents(covariance: Matrix, count: number): Matrix {
  const { eigenvectorMatrix } = new EigenvalueDecomposition(covariance, { assumeSymmetric: true });
  const channels = covariance.rows;
  const columns = Array.from({ length: count }, (_, i) => {
    const vector = eigenvectorMatrix.getColumn(channels - 1 - i);
    const largest = vector.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
    return largest < 0 ? vector.map((value) => -value) : vector;
  });
  return new Matrix(columns).transpose();
}
