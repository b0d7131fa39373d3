import { ndarray } from "../../core/ndarray";
import { tensorNamed, type Tensors } from "../../core/program";
import {
  concat,
  cos,
  div,
  matMul,
  mean as meanOver,
  mul,
  sin,
  sqrt,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
} from "../../core/tensor";
import type { Loss } from "../loss";
import { mean } from "../mean";
import { scaleFactor } from "../scale";
import { squaredDistance, squaredSize } from "../squared-distance";
import { centered, meanSquaredDistance, type GaussianOptions } from "./kernel";

/**
 * Random Fourier features: with D frequencies ω ~ N(0, 2γ I), k(x, y) ≈ φ(x)ᵀφ(y) for φ(x) = [cos ωᵀx, sin ωᵀx]/√D, so that
 * MMD² ≈ ‖mean φ(x) − mean φ(y)‖²: no pairs, zero at the exemplar, and the same for positions in any order. Of several
 * bandwidths each has its share of the frequencies, in turn. Source: Rahimi & Recht 2007.
 */
export function fourierEstimator({ bandwidths, frequencies, scale }: GaussianOptions): Omit<Loss, "name"> {
  const features = (map: Tensor4D, center: Tensor1D, unit: Scalar, draws: Tensors) => {
    const waves = matMul(centered(map, center), tensorNamed<Tensor2D>(draws, "frequencies"));
    const angles = div<Tensor2D>(waves, sqrt(unit));
    const embedded = concat([meanOver<Tensor1D>(cos(angles), 0), meanOver<Tensor1D>(sin(angles), 0)]);
    return div<Tensor1D>(embedded, Math.sqrt(frequencies));
  };
  return {
    /** Standard normal directions times √(2/b): with the unit of distance divided out later, ω of the text. */
    draw({ exemplar }, random) {
      const channels = exemplar[3];
      const widths = Array.from({ length: frequencies }, (_, i) => Math.sqrt(2 / bandwidths[i % bandwidths.length]!));
      const drawn = Float32Array.from(
        { length: channels * frequencies },
        (_, i) => random.normal() * widths[i % frequencies]!,
      );
      return { frequencies: ndarray([channels, frequencies], drawn) };
    },
    prepare(exemplar, _, draws) {
      const [center, unit] = [mean(exemplar), meanSquaredDistance(exemplar)];
      const embedded = features(exemplar, center, unit, draws);
      return { center, unit, embedded, scale: scaleFactor(scale, squaredSize(embedded), 1) };
    },
    measure(candidate, targets, draws) {
      const [center, unit] = [tensorNamed<Tensor1D>(targets, "center"), tensorNamed<Scalar>(targets, "unit")];
      const embedded = features(candidate, center, unit, draws);
      return mul(squaredDistance(embedded, tensorNamed(targets, "embedded")), tensorNamed<Scalar>(targets, "scale"));
    },
  };
}
