import { CholeskyDecomposition, Matrix } from "ml-matrix";
import { demand } from "../core/demand";

/**
 * Ridge regression by its dual, for samples of far more features than there are samples: from inner products alone.
 * With φ a sample's features less their mean and K = φ φᵀ over n training samples, the targets of a sample x are
 *   ȳ + k(x)ᵀ (K + penalty · trace(K)/n · I)⁻¹ (Y − ȳ),
 * k(x) its inner products with them. The intercept is not penalized. The penalty is in units of the features' mean
 * squared length, so that it means the same whatever their number and size.
 * Source: Saunders, Gammerman & Vovk 1998, centered as Schölkopf, Smola & Müller 1998 do.
 */
export interface RidgeTask {
  /** Inner products of all samples, centered or not: samples × samples. */
  readonly products: Matrix;
  /** A row a sample. */
  readonly targets: Matrix;
  /** The samples that are learned from, and those whose targets are told. */
  readonly training: readonly number[];
  readonly tested: readonly number[];
}

/** @returns for each penalty, the targets told of the tested samples, a row each  @throws UsageError for a penalty ≤ 0 */
export function ridge({ products, targets, training, tested }: RidgeTask, penalties: readonly number[]): Matrix[] {
  demand(training.length > 0, "ridge", "at least one training sample", "none");
  const columns = range(targets.columns);
  const known = targets.selection([...training], columns);
  const mean = known.mean("column");
  const centered = known.clone().subRowVector(mean);
  const { own, across } = centeredProducts(products, training, tested);
  const size = own.trace() / training.length;
  return penalties.map((penalty) => {
    demand(penalty > 0 && penalty < Infinity, "ridge", "penalties above 0", penalty);
    // Features that are all alike say nothing.
    if (!(size > 0)) return Matrix.zeros(tested.length, targets.columns).addRowVector(mean);
    const penalized = Matrix.add(own, Matrix.eye(training.length).mul(penalty * size));
    const weights = new CholeskyDecomposition(penalized).solve(centered);
    return across.mmul(weights).addRowVector(mean);
  });
}

/** Inner products with the mean of the training samples taken off: among those, and of the tested with them. */
function centeredProducts(products: Matrix, training: readonly number[], tested: readonly number[]) {
  const own = products.selection([...training], [...training]);
  const across = products.selection([...tested], [...training]);
  const means = own.mean("column");
  const whole = own.mean();
  const centered = (rows: Matrix) => {
    const rowMeans = rows.mean("row");
    return rows.clone().subRowVector(means).subColumnVector(rowMeans).add(whole);
  };
  const inner = centered(own);
  // Symmetric to the last digit, as a Cholesky decomposition wants it.
  return { own: Matrix.add(inner, inner.transpose()).mul(0.5), across: centered(across) };
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
