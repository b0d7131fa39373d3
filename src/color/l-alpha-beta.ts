import { encodedRgb, shownLight } from "./linear-rgb";
import { inverseOf, times, type Matrix3, type Triple } from "./matrix3";
import type { ColorSpace } from "./space";

/** Linear RGB -> the answers of the long, middle and short cones. Source: Reinhard et al. 2001, eq. 4. */
const cones: Matrix3 = [
  [0.3811, 0.5783, 0.0402],
  [0.1967, 0.7244, 0.0782],
  [0.0241, 0.1288, 0.8444],
];
const back = inverseOf(cones);

/** Half of the smallest step above black that 8 bits tell, as light: added before the logarithm, so that black has one. */
const DARK = 0.5 / 255 / 12.92;

const [ACHROMATIC, YELLOW_BLUE, RED_GREEN] = [Math.sqrt(3), Math.sqrt(6), Math.SQRT2] as const;

/**
 * lαβ: logarithms (to base 10) of the cones' answers, turned to axes along which natural scenes hardly correlate:
 * l = (L + M + S)/√3, α = (L + M − 2S)/√6, β = (L − M)/√2.
 * Source: Ruderman, Cronin & Chiao 1998; Reinhard, Ashikhmin, Gooch & Shirley 2001, whose matrix this is. Its rows sum to
 * 0.9996, 0.9993 and 0.9973, so gray has an α and a β just off zero. Values outside 0..1 are clipped on the way in.
 */
export const lAlphaBeta: ColorSpace = {
  name: "lαβ",
  white: logs([1, 1, 1]).reduce((sum, value) => sum + value, 0) / ACHROMATIC,
  of([red, green, blue]) {
    const [l, m, s] = logs([shownLight(red), shownLight(green), shownLight(blue)]);
    return [(l + m + s) / ACHROMATIC, (l + m - 2 * s) / YELLOW_BLUE, (l - m) / RED_GREEN];
  },
  rgb([l, alpha, beta]) {
    const [sum, yellow, red] = [l / ACHROMATIC, alpha / YELLOW_BLUE, beta / RED_GREEN];
    const answers: Triple = [10 ** (sum + yellow + red), 10 ** (sum + yellow - red), 10 ** (sum - 2 * yellow)];
    const [r, g, b] = times(back, [answers[0] - DARK, answers[1] - DARK, answers[2] - DARK]);
    return [encodedRgb(r), encodedRgb(g), encodedRgb(b)];
  },
};

function logs(linear: Triple): Triple {
  const [l, m, s] = times(cones, linear);
  return [Math.log10(l + DARK), Math.log10(m + DARK), Math.log10(s + DARK)];
}
