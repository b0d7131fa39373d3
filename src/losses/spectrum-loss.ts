import { tensorNamed, type Tensors } from "../core/program";
import {
  abs,
  add,
  cast,
  customGrad,
  div,
  equal,
  maximum,
  mul,
  neg,
  sqrt,
  square,
  sub,
  sum,
  type Scalar,
  type Tensor,
  type Tensor3D,
  type Tensor4D,
} from "../core/tensor";
import { fourier, fourierFor, inverseFourier, type Fourier } from "./fourier";
import { lossKind } from "./loss-kind";
import { scaleFactor, scaleOption } from "./scale";
import { squaredSize } from "./squared-distance";

/**
 * Squared distance to the nearest map with the exemplar's Fourier moduli and the exemplar's differences of phase between
 * channels: the exemplar with its phases turned by one angle per frequency, F̃ = (P/|P|) F̂ with P = Σ_c F_c conj(F̂_c).
 * Source: Liu, Gousseau & Xia 2016, arXiv:1605.01141, on pixels 0..255, whose distance is ½‖f − f̃‖²; as in Gonthier,
 * Gousseau & Ladjal's code (arXiv:2008.01808) the paper scale has it over the count of numbers, N M, and their β = 1e5 is
 * a weight. Departures: where P is zero F̃ is F̂ (every angle is as near; theirs gives zero), and exemplars of another size
 * are taken at the output's frequencies, see `fourierFor`.
 */
export const spectrumLoss = lossKind({
  name: "spectrum",
  formula: "‖F − F̃‖², F̃ the nearest with the exemplar's Fourier moduli; paper: /(2NM)",
  source: "Liu, Gousseau & Xia 2016, arXiv:1605.01141",
  options: { scale: scaleOption },
  create: ({ scale }) => ({
    prepare(exemplar, outputShape) {
      const coefficients = fourierFor(exemplar, outputShape);
      const [, height, width, channels] = outputShape;
      const size = squaredSize(inverseFourier(coefficients, [height, width]));
      return { ...coefficients, scale: scaleFactor(scale, size, 1 / (2 * channels * height * width)) };
    },
    measure: (candidate, targets) =>
      mul(squaredDistanceToSpectrum(candidate, targets), tensorNamed<Scalar>(targets, "scale")),
  }),
});

/** The nearest map to `map` with the moduli of `target` and its differences of phase between channels. */
export function projected(map: Tensor4D, target: Fourier): Tensor4D {
  const [plus, minus] = signed(fourier(map)).map((coefficients, i) => {
    const wanted = signed(target)[i]!;
    return times(unit(inner(coefficients, wanted)), wanted);
  }) as [Complex, Complex];
  const parts = {
    cc: add<Tensor3D>(plus.real, minus.real),
    ss: sub<Tensor3D>(minus.real, plus.real),
    sc: neg(add<Tensor3D>(plus.imaginary, minus.imaginary)),
    cs: sub<Tensor3D>(minus.imaginary, plus.imaginary),
  };
  return mul(inverseFourier(parts, [map.shape[1], map.shape[2]]), 0.5);
}

/** ‖f − f̃‖². Of squared distances to a set the gradient is 2 (f − f̃): how f̃ moves with f does not count. */
function squaredDistanceToSpectrum(map: Tensor4D, targets: Tensors): Scalar {
  const part = (name: string) => tensorNamed<Tensor3D>(targets, name);
  const target = { cc: part("cc"), cs: part("cs"), sc: part("sc"), ss: part("ss") };
  return customGrad((given, save) => {
    const difference = sub<Tensor4D>(given as Tensor4D, projected(given as Tensor4D, target));
    (save as (tensors: Tensor[]) => void)([difference]);
    return {
      value: squaredSize(difference),
      gradFunc: (dy: Tensor, saved: Tensor[]) => mul(dy, mul(saved[0]!, 2)),
    };
  })(map);
}

interface Complex {
  readonly real: Tensor3D;
  readonly imaginary: Tensor3D;
}

/** The complex coefficients at (k, l) and at (k, −l). */
function signed({ cc, cs, sc, ss }: Fourier): readonly Complex[] {
  return [
    { real: sub(cc, ss), imaginary: neg(add<Tensor3D>(sc, cs)) },
    { real: add(cc, ss), imaginary: sub(cs, sc) },
  ];
}

/** Σ over channels of a · conj(b): [1, …]. */
function inner(a: Complex, b: Complex): Complex {
  const over = (products: Tensor3D) => sum<Tensor3D>(products, 0, true);
  return {
    real: over(add<Tensor3D>(mul(a.real, b.real), mul(a.imaginary, b.imaginary))),
    imaginary: over(sub<Tensor3D>(mul(a.imaginary, b.real), mul(a.real, b.imaginary))),
  };
}

function times(a: Complex, b: Complex): Complex {
  return {
    real: sub(mul(a.real, b.real), mul(a.imaginary, b.imaginary)),
    imaginary: add(mul(a.real, b.imaginary), mul(a.imaginary, b.real)),
  };
}

/** z/|z|, and 1 where z is zero. Over the larger part first, so that squares neither overflow nor vanish. */
function unit(z: Complex): Complex {
  const larger = maximum<Tensor3D>(abs(z.real), abs(z.imaginary));
  const none = cast(equal(larger, 0), "float32");
  const real = div<Tensor3D>(add(z.real, none), add(larger, none));
  const imaginary = div<Tensor3D>(z.imaginary, add(larger, none));
  const length = sqrt(add(square(real), square(imaginary)));
  return { real: div(real, length), imaginary: div(imaginary, length) };
}
