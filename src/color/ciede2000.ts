import type { Triple } from "./matrix3";

/** 25⁷: chroma about 25 is where neutral colors end and saturated ones begin. */
const KNEE = 25 ** 7;

/**
 * CIEDE2000 color difference of two colors in L*a*b*, about 1 where a trained eye just sees it. All parametric factors
 * are 1.
 * Source: Sharma, Wu & Dalal 2005, "The CIEDE2000 color-difference formula", whose order of steps this keeps; h', C', G,
 * T, S and R are theirs. The formula has jumps where hues lie opposite each other; their test pairs cover them.
 */
export function ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const meanC = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const stretch = 1 + 0.5 * (1 - kneed(meanC));
  const [c1, c2] = [Math.hypot(stretch * a1, b1), Math.hypot(stretch * a2, b2)];
  const [h1, h2] = [hue(stretch * a1, b1), hue(stretch * a2, b2)];
  const gray = c1 * c2 === 0;

  const dH = 2 * Math.sqrt(c1 * c2) * sine(gray ? 0 : turn(h2 - h1) / 2);
  const [dL, dC] = [l2 - l1, c2 - c1];

  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const h = gray ? h1 + h2 : meanHue(h1, h2);
  const t = 1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6) - 0.2 * cosine(4 * h - 63);
  const sL = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const [sC, sH] = [1 + 0.045 * c, 1 + 0.015 * c * t];
  const turned = 30 * Math.exp(-(((h - 275) / 25) ** 2));
  const rotation = -sine(2 * turned) * 2 * kneed(c);
  const [x, y, z] = [dL / sL, dC / sC, dH / sH];
  return Math.sqrt(x * x + y * y + z * z + rotation * y * z);
}

/** √(C⁷/(C⁷ + 25⁷)): 0 for gray, 1 for saturated colors. */
function kneed(chroma: number): number {
  return Math.sqrt(chroma ** 7 / (chroma ** 7 + KNEE));
}

/** Degrees in 0..360; 0 for gray. */
function hue(a: number, b: number): number {
  const angle = (Math.atan2(b, a) * 180) / Math.PI;
  return angle < 0 ? angle + 360 : angle;
}

/** A difference of hues, the short way round: −180..180. */
function turn(difference: number): number {
  if (Math.abs(difference) <= 180) return difference;
  return difference > 180 ? difference - 360 : difference + 360;
}

function meanHue(h1: number, h2: number): number {
  const sum = h1 + h2;
  if (Math.abs(h1 - h2) <= 180) return sum / 2;
  return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}

function sine(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}

function cosine(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180);
}
