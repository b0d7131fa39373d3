import { demand } from "../../core/demand";
import { ndarray, type NdArray } from "../../core/ndarray";
import { tensorNamed } from "../../core/program";
import type { Random } from "../../core/random";
import {
  add,
  addN,
  cast,
  customGrad,
  div,
  gather,
  mean as meanOver,
  mul,
  slice,
  square,
  sub,
  sum,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from "../../core/tensor";
import type { Loss } from "../loss";
import { mean } from "../mean";
import { scaleFactor } from "../scale";
import { orOne } from "../or-one";
import { centered, kernelOf, meanSquaredDistance, type GaussianOptions } from "./kernel";

/**
 * Li et al.'s estimate in linear time: positions of both maps are put in random order and taken two by two; the mean over
 * the pairs of k(x₀, x₁) + k(y₀, y₁) − k(x₀, y₁) − k(x₁, y₀) is right on average, noisy for one draw, and may be negative.
 * Where the maps have as many positions both take the same order, so that it is zero at the exemplar.
 * Source: Gretton et al. 2012, §6 (linear-time statistic); Li, Wang, Liu & Hou 2017 and their code (lyttonhao/
 * Neural-Style-MMD). Departures: they draw at every evaluation, we between outer steps, so that the optimizer sees one
 * objective; γ comes from the exemplar unless `bandwidth_from=draw`, which is their code's: over the mean of the 4 · M/2
 * distances at hand, taken as constant. Of a map with more positions only as many as the other has are drawn.
 */
export function pairedEstimator({ bandwidths, bandwidth_from, scale }: GaussianOptions): Omit<Loss, "name"> {
  return {
    draw({ exemplar, output }, random) {
      const [own, others] = [exemplar[1] * exemplar[2], output[1] * output[2]];
      const pairs = Math.floor(Math.min(own, others) / 2);
      demand(pairs >= 1, "mmd_gaussian/estimator=paired", "maps of two positions or more", Math.min(own, others));
      const order = orderOf(others, random);
      const ownOrder = own === others ? order : orderOf(own, random);
      return { order: firstOf(order, 2 * pairs), exemplar_order: firstOf(ownOrder, 2 * pairs) };
    },
    prepare(exemplar, _, draws) {
      const [center, unit] = [mean(exemplar), meanSquaredDistance(exemplar)];
      const [first, second] = halves(centered(exemplar, center), tensorNamed<Tensor1D>(draws, "exemplar_order"));
      const distances = squaredDistances(first, second);
      const own = meanOver<Scalar>(kernelOf(distances, unit, bandwidths));
      return { center, unit, first, second, scale: scaleFactor(scale, own, 1) };
    },
    measure(candidate, targets, draws) {
      const positions = centered(candidate, tensorNamed<Tensor1D>(targets, "center"));
      const [x0, x1] = halves(positions, tensorNamed<Tensor1D>(draws, "order"));
      const [y0, y1] = [tensorNamed<Tensor2D>(targets, "first"), tensorNamed<Tensor2D>(targets, "second")];
      const pairs = [
        [x0, x1],
        [y0, y1],
        [x0, y1],
        [x1, y0],
      ] as const;
      const distances = pairs.map(([a, b]) => squaredDistances(a, b));
      const unit =
        bandwidth_from === "exemplar" ? tensorNamed<Scalar>(targets, "unit") : constantUnit(meanOfAll(distances));
      const [xx, yy, xy, yx] = distances.map((d) => meanOver<Scalar>(kernelOf(d, unit, bandwidths)));
      const discrepancy = add(sub(xx!, xy!), sub(yy!, yx!));
      return mul(discrepancy, tensorNamed<Scalar>(targets, "scale"));
    },
  };
}

/** Positions 0 … count − 1 in random order (Fisher and Yates). */
function orderOf(count: number, random: Random): Float32Array {
  const order = Float32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

function firstOf(order: Float32Array, count: number): NdArray {
  return ndarray([count], order.slice(0, count));
}

/** The first halves and the second halves of the pairs that an order makes: [pairs, channels] each. */
function halves(positions: Tensor2D, order: Tensor1D): [Tensor2D, Tensor2D] {
  const pairs = order.shape[0] / 2;
  const taken = (start: number) => gather<Tensor2D>(positions, cast<Tensor1D>(slice(order, [start], [pairs]), "int32"));
  return [taken(0), taken(pairs)];
}

function squaredDistances(a: Tensor2D, b: Tensor2D): Tensor1D {
  return sum<Tensor1D>(square(sub(a, b)), 1);
}

function meanOfAll(distances: readonly Tensor1D[]): Scalar {
  return div<Scalar>(addN(distances.map((d) => meanOver<Scalar>(d))), distances.length);
}

/** The same number to divide by, which no gradient passes. */
function constantUnit(value: Scalar): Scalar {
  return customGrad((x) => ({ value: orOne(x as Scalar), gradFunc: (dy: Tensor) => mul(dy, 0) }))(value) as Scalar;
}
