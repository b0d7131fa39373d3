import { Matrix } from "ml-matrix";
import { cholesky as lowerOf } from "../../core/cholesky";
import { NO_VARIANCE, power } from "../covariance";
import { linear } from "./linear";

/** A = L̂ L⁻¹, L Lᵀ = Σ. Depends on the order of the channels: red is matched first, and green by what red leaves. */
export const cholesky = linear(
  {
    name: "cholesky",
    description:
      "Mean color and covariance become the palette's, by a triangular map: red of red alone, blue of all three.",
    source: "Gatys, Bethge, Hertzmann & Shechtman 2016, arXiv:1606.05897, §4.1 (Cholesky transfer)",
  },
  (own, wanted) => triangle(wanted).mmul(inverseOf(triangle(kept(own)))),
);

/** Without the directions that have no variance; as a product, so that it stays positive semidefinite. */
function kept(own: Matrix): Matrix {
  const root = power(own, 0.5, NO_VARIANCE);
  return root.mmul(root.transpose());
}

function triangle(covariance: Matrix): Matrix {
  return Matrix.from1DArray(3, 3, lowerOf(Float64Array.from(covariance.to1DArray()), 3));
}

/** Of a lower triangle; a row whose pivot is 0 stays 0. */
function inverseOf(lower: Matrix): Matrix {
  const inverse = Matrix.zeros(3, 3);
  for (let i = 0; i < 3; i++) {
    const pivot = lower.get(i, i);
    if (pivot === 0) continue;
    for (let j = 0; j <= i; j++) {
      let sum = i === j ? 1 : 0;
      for (let k = j; k < i; k++) sum -= lower.get(i, k) * inverse.get(k, j);
      inverse.set(i, j, sum / pivot);
    }
  }
  return inverse;
}
