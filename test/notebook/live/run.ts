import type { Progress } from "../../../src/synthesis/climb";
import type { ScaleCurve } from "../../../src/synthesis/record";
import type { Synthesis } from "../../../src/synthesis/synthesize";
import { small } from "../../synthesis/small";

/** Two scales of six evaluations: 24×16, then 48×32. */
export const settings = small();

export function image(height: number, width: number, level: number) {
  return { height, width, data: new Float32Array(3 * height * width).fill(level) };
}

export function curve(height: number, width: number, total: number[]): ScaleCurve {
  const terms = { "gram@pixels": total };
  return {
    height,
    width,
    total,
    terms,
    weights: { "gram@pixels": 1 },
    rounds: [total.length],
    stop: "evaluation limit",
  };
}

/** An evaluation of the first scale, its picture all of one level. */
export function evaluation(total: number[], level: number): Progress {
  return {
    ...{ scale: 0, evaluation: total.length, value: total.at(-1)!, best: Math.min(...total) },
    ...{ image: image(16, 24, level), curves: [curve(16, 24, total)] },
  };
}

export function result(stop: Synthesis["stop"] = "evaluation limit"): Synthesis {
  const curves = [curve(16, 24, [4, 2]), curve(32, 48, [3, 1, 0.5])];
  return { image: image(32, 48, 0.2), value: 0.5, stop, curves, settings };
}
