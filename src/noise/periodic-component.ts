import { complexesOf, fft2, inverseFft2, realsOf } from "../core/fft";
import { demand } from "../core/demand";

/**
 * A plane without the jumps between its opposite edges: what is left when the smoothest plane that has those jumps is
 * taken away. Its spectrum lacks the cross that edges make. The mean stays.
 * Source: Moisan 2011, "Periodic plus smooth image decomposition", theorem 1 (u = p + s; p is returned).
 * @param plane  height × width numbers, row by row
 */
export function periodicComponent(plane: Float64Array, height: number, width: number): Float64Array {
  demand(plane.length === height * width, "periodicComponent", `${height * width} numbers`, plane.length);
  const smooth = fft2(complexesOf(jumps(plane, height, width)), height, width);
  for (let k = 0; k < height; k++)
    for (let l = 0; l < width; l++) {
      const laplacian = 2 * Math.cos((2 * Math.PI * k) / height) + 2 * Math.cos((2 * Math.PI * l) / width) - 4;
      const i = 2 * (k * width + l);
      const scale = i === 0 ? 0 : 1 / laplacian;
      smooth[i]! *= scale;
      smooth[i + 1]! *= scale;
    }
  const taken = realsOf(inverseFft2(smooth, height, width));
  return plane.map((value, i) => value - taken[i]!);
}

/** v of the source: on each edge, the opposite edge less this one; zero inside. */
function jumps(plane: Float64Array, height: number, width: number): Float64Array {
  const out = new Float64Array(plane.length);
  const across = (one: number, other: number) => {
    const jump = plane[other]! - plane[one]!;
    out[one]! += jump;
    out[other]! -= jump;
  };
  for (let x = 0; x < width; x++) across(x, (height - 1) * width + x);
  for (let y = 0; y < height; y++) across(y * width, y * width + width - 1);
  return out;
}
