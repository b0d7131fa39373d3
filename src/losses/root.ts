import { add, customGrad, div, mul, sqrt, step, sub, type Tensor } from "../core/tensor";

/** √x for x ≥ 0, whose gradient at 0 is 0 instead of infinite: what is constant there stays where it is. */
export function root<T extends Tensor>(x: T): T {
  return customGrad((given, save) => {
    const value = sqrt(given as Tensor);
    (save as (tensors: Tensor[]) => void)([value]);
    return {
      value,
      gradFunc(dy: Tensor, saved: Tensor[]) {
        const found = saved[0]!;
        const positive = step(found);
        return mul(dy, div(mul(positive, 0.5), add(found, sub(1, positive))));
      },
    };
  })(x) as T;
}
