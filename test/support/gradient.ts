import type { NdArray } from "../../src/core/ndarray";
import { random } from "../../src/core/random";
import { setBackend, tensor, tidy, valueAndGrad, type Scalar, type Tensor } from "../../src/core/tensor";
import { expectNear } from "./close";

/**
 * Holds tfjs's gradient of `f` at `x` against central differences along one seeded random direction d, |d| = √n:
 * D(h) = (f(x + hd) − f(x − hd)) / 2h, and (4 D(h) − D(2h)) / 3, whose error is of order h⁴.
 * @param lean  how much of the gradient's own direction, as long as d, is mixed in: where the slope along d would drown in
 *              the rounding of f
 * @param step  h: so large that float32 rounding of f, over h, stays below the tolerance
 */
export function assertGradient(
  f: (x: Tensor) => Scalar,
  { shape, data }: NdArray,
  { step = 0.02, tolerance = 1e-3, seed = 1, lean = 0 } = {},
): void {
  void setBackend("cpu");
  const stream = random(seed, "test/direction");
  const gradient = tidy(() => valueAndGrad(f)(tensor(data, [...shape])).grad.dataSync<"float32">());
  const unit = Math.sqrt(data.length) / Math.hypot(...gradient);
  const direction = gradient.map((value) => stream.normal() + (lean === 0 ? 0 : lean * unit * value));
  const at = (distance: number) =>
    tidy(
      () =>
        f(
          tensor(
            data.map((value, i) => value + distance * direction[i]!),
            [...shape],
          ),
        ).dataSync()[0]!,
    );
  const slope = (h: number) => (at(h) - at(-h)) / (2 * h);
  const measured = (4 * slope(step) - slope(2 * step)) / 3;
  const stated = gradient.reduce((sum, value, i) => sum + value * direction[i]!, 0);
  expectNear([stated], [measured], tolerance, "slope by the gradient, against differences");
}
