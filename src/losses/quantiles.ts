import { add, gather, mul, tensor, topk, type Tensor2D } from "../core/tensor";

/**
 * Each row's values, largest first, at as many equally spaced ranks as are asked for: rank i of M stands at
 * (i + 1/2)/M of the distribution, between two of the row's own ranks by a straight line. With M the row's length these
 * are its values, sorted. For targets alone: it has no gradient.
 * @param rows  [rows, positions], in any unit   @returns [rows, count], in the same
 */
export function quantiles(rows: Tensor2D, count: number): Tensor2D {
  const positions = rows.shape[1];
  const sorted = topk<Tensor2D>(rows, positions).values;
  if (count === positions) return sorted;
  const places = Float64Array.from({ length: count }, (_, i) => {
    const place = ((i + 0.5) * positions) / count - 0.5;
    return Math.min(positions - 1, Math.max(0, place));
  });
  const at = (index: (place: number) => number) =>
    gather<Tensor2D>(sorted, tensor(Int32Array.from(places, index), [count], "int32"), 1);
  const share = tensor(
    Float32Array.from(places, (place) => place - Math.floor(place)),
    [1, count],
  );
  const rest = tensor(
    Float32Array.from(places, (place) => 1 - (place - Math.floor(place))),
    [1, count],
  );
  return add(mul(at(Math.floor), rest), mul(at(Math.ceil), share));
}
