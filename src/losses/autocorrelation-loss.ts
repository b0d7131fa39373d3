import { tensorNamed } from "../core/program";
import { add, mul, tensor3d, type Scalar, type Tensor3D } from "../core/tensor";
import { fourier, fourierFor, type Fourier } from "./fourier";
import { lossKind } from "./loss-kind";
import { power, type Power } from "./power";
import { scaleFactor, scaleOption } from "./scale";
import { squaredDistance, squaredSize } from "./squared-distance";
import { countOf, frequenciesOf } from "../core/waves";

/**
 * Squared distance of each channel's squared Fourier moduli, R = |FFT(F)/M|², over all frequencies: by Parseval the mean
 * over shifts of the squared distance of circular autocorrelations. Source: Gonthier, Gousseau & Ladjal 2020,
 * arXiv:2008.01808, and their code, which compares R and never forms the autocorrelation. The paper scale is the 1/(4N²)
 * that this has there beside the Gram loss's; the rest (1e9 over the number of layers) is a weight. Departure: exemplars
 * of another size are taken at the output's frequencies, see `fourierFor`. The zero frequency, μ², is the largest by far.
 */
export const autocorrelationLoss = lossKind({
  name: "autocorrelation",
  formula: "‖R − R̂‖² with R = |FFT(F)/M|² of each channel; paper: /(4N²)",
  source: "Gonthier, Gousseau & Ladjal 2020, arXiv:2008.01808",
  options: { scale: scaleOption },
  create: ({ scale }) => ({
    prepare(exemplar, outputShape) {
      const [, height, width, channels] = outputShape;
      const { even, odd } = countedPower(fourierFor(exemplar, outputShape), [height, width]);
      const size = add<Scalar>(squaredSize(even), squaredSize(odd));
      return { even, odd, scale: scaleFactor(scale, size, 1 / (4 * channels ** 2)) };
    },
    measure(candidate, targets) {
      const [, height, width] = candidate.shape;
      const { even, odd } = countedPower(fourier(candidate), [height, width]);
      const distance = add<Scalar>(
        squaredDistance(even, tensorNamed(targets, "even")),
        squaredDistance(odd, tensorNamed(targets, "odd")),
      );
      return mul(distance, tensorNamed<Scalar>(targets, "scale"));
    },
  }),
});

/** Each entry times the root of the number of frequencies that it stands for, so that squares add up over all. */
function countedPower(coefficients: Fourier, [height, width]: readonly [number, number]): Power {
  const { even, odd } = power(coefficients);
  const [down, across] = [frequenciesOf(height), frequenciesOf(width)];
  const counts = Float32Array.from({ length: down * across }, (_, i) =>
    Math.sqrt(countOf(Math.floor(i / across), height) * countOf(i % across, width)),
  );
  const root = tensor3d(counts, [1, down, across]);
  return { even: mul<Tensor3D>(even, root), odd: mul<Tensor3D>(odd, root) };
}
