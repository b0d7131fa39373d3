import { readFileSync } from "node:fs";
import { join } from "node:path";

/** test/golden/color.json; see make_color.py beside it. */
export interface ColorGolden {
  /** Colors in 0..1, and what each is in the other spaces. */
  readonly rgb: readonly Three[];
  readonly linear: readonly Three[];
  readonly xyz: readonly Three[];
  readonly lab: readonly Three[];
  readonly lab_skimage: readonly Three[];
  readonly yiq: readonly Three[];
  readonly yuv: readonly Three[];
  readonly l_alpha_beta: readonly Three[];
  /** Two colors in L*a*b* and their difference, to four digits. */
  readonly published: readonly (readonly number[])[];
  /** Two colors, their difference by colour-science and by scikit-image. */
  readonly pairs: readonly (readonly number[])[];
}

type Three = readonly [number, number, number];

export const colorGolden = JSON.parse(readFileSync(join(__dirname, "../golden/color.json"), "utf8")) as ColorGolden;
