import { demand } from "../../core/demand";
import { tensorNamed } from "../../core/program";
import {
  add,
  matMul,
  mean as meanOver,
  mul,
  relu,
  square,
  sub,
  sum,
  transpose,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
} from "../../core/tensor";
import type { Loss } from "../loss";
import { mean } from "../mean";
import { scaleFactor } from "../scale";
import { centered, kernelOf, meanSquaredDistance, type GaussianOptions } from "./kernel";

/** The most pairs of positions: 8192², a quarter of a GiB for one matrix, and a run holds several. */
const MOST_PAIRS = 8192 ** 2;

/** All pairs: the biased estimate, mean k(x, x') + mean k(y, y') − 2 mean k(x, y). */
export function fullEstimator({ bandwidths, scale }: GaussianOptions): Omit<Loss, "name"> {
  return {
    prepare(exemplar, outputShape) {
      demandFits(exemplar.shape, outputShape);
      const [center, unit] = [mean(exemplar), meanSquaredDistance(exemplar)];
      const positions = centered(exemplar, center);
      const own = meanKernel(positions, positions, unit, bandwidths);
      return { center, unit, positions, own, scale: scaleFactor(scale, own, 1) };
    },
    measure(candidate, targets) {
      const [unit, own] = [tensorNamed<Scalar>(targets, "unit"), tensorNamed<Scalar>(targets, "own")];
      const x = centered(candidate, tensorNamed<Tensor1D>(targets, "center"));
      const across = meanKernel(x, tensorNamed<Tensor2D>(targets, "positions"), unit, bandwidths);
      const discrepancy = add(sub(meanKernel(x, x, unit, bandwidths), across), sub(own, across));
      return mul(discrepancy, tensorNamed<Scalar>(targets, "scale"));
    },
  };
}

/** Over all pairs. Along one axis after the other: a single float32 sum over 16 million pairs was 2e-4 off. */
function meanKernel(a: Tensor2D, b: Tensor2D, unit: Scalar, bandwidths: readonly number[]): Scalar {
  return meanOver(meanOver(kernelOf(squaredDistances(a, b), unit, bandwidths), 1));
}

/** ‖aᵢ − bⱼ‖² as [a's positions, b's positions]; never below zero. */
function squaredDistances(a: Tensor2D, b: Tensor2D): Tensor2D {
  const lengths = (of: Tensor2D) => sum<Tensor2D>(square(of), 1, true);
  return relu(sub<Tensor2D>(add(lengths(a), transpose(lengths(b))), mul(matMul(a, b, false, true), 2)));
}

function demandFits(exemplar: readonly number[], output: readonly number[]): void {
  const count = ([, height, width]: readonly number[]) => height! * width!;
  const pairs = count(output) * Math.max(count(output), count(exemplar));
  demand(
    pairs <= MOST_PAIRS,
    "mmd_gaussian/estimator=full",
    `at most ${MOST_PAIRS} pairs of positions (choose estimator=fourier or estimator=paired, smaller pictures or deeper layers)`,
    pairs,
  );
}
