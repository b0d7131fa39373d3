import type { Bounds, Evaluation } from "../../src/optimize/problem";

/**
 * A standard problem. "MGH n" is problem n of Moré, Garbow & Hillstrom 1981, "Testing unconstrained optimization
 * software", ACM TOMS 7. The same functions stand in test/golden/make_scipy_lbfgsb.py.
 */
export interface Problem {
  readonly f: (x: Float64Array) => Evaluation;
  readonly start: Float64Array;
  readonly bounds?: Bounds;
  /** The least value, where the source or a short calculation gives it. */
  readonly minimum?: number;
}

const repeat = (entries: readonly number[], length: number): Float64Array =>
  Float64Array.from({ length }, (_, i) => entries[i % entries.length]!);

/** MGH 1, and MGH 21 for more than two variables: Σ over pairs of 100(b − a²)² + (1 − a)². */
export function rosenbrock(x: Float64Array): Evaluation {
  const gradient = new Float64Array(x.length);
  let value = 0;
  for (let i = 0; i < x.length; i += 2) {
    const valley = x[i + 1]! - x[i]! ** 2;
    const rest = 1 - x[i]!;
    value += 100 * valley ** 2 + rest ** 2;
    gradient[i] = -400 * valley * x[i]! - 2 * rest;
    gradient[i + 1] = 200 * valley;
  }
  return { value, gradient };
}

/** The sample driver of L-BFGS-B (Zhu, Byrd, Lu & Nocedal 1997): (x₁ − 1)² + 4·Σ (x_i − x_{i−1}²)². */
function rosenbrockChain(x: Float64Array): Evaluation {
  const gradient = new Float64Array(x.length);
  let value = (x[0]! - 1) ** 2;
  gradient[0] = 2 * (x[0]! - 1);
  for (let i = 1; i < x.length; i++) {
    const valley = x[i]! - x[i - 1]! ** 2;
    value += 4 * valley ** 2;
    gradient[i]! += 8 * valley;
    gradient[i - 1]! -= 16 * x[i - 1]! * valley;
  }
  return { value, gradient };
}

/** MGH 13, and MGH 22 for more than four variables; the Hessian is singular at the minimum. */
function powellSingular(x: Float64Array): Evaluation {
  const gradient = new Float64Array(x.length);
  let value = 0;
  for (let i = 0; i < x.length; i += 4) {
    const a = x[i]! + 10 * x[i + 1]!;
    const b = x[i + 2]! - x[i + 3]!;
    const c = x[i + 1]! - 2 * x[i + 2]!;
    const d = x[i]! - x[i + 3]!;
    value += a ** 2 + 5 * b ** 2 + c ** 4 + 10 * d ** 4;
    gradient[i] = 2 * a + 40 * d ** 3;
    gradient[i + 1] = 20 * a + 4 * c ** 3;
    gradient[i + 2] = 10 * b - 8 * c ** 3;
    gradient[i + 3] = -10 * b - 40 * d ** 3;
  }
  return { value, gradient };
}

/** MGH 14. */
function wood(x: Float64Array): Evaluation {
  const [a, b, c, d] = x as unknown as [number, number, number, number];
  const first = b - a ** 2;
  const second = d - c ** 2;
  const sum = b + d - 2;
  const value = 100 * first ** 2 + (1 - a) ** 2 + 90 * second ** 2 + (1 - c) ** 2 + 10 * sum ** 2 + (b - d) ** 2 / 10;
  const ofB = 200 * first + 20 * sum + (b - d) / 5;
  const ofD = 180 * second + 20 * sum - (b - d) / 5;
  return {
    value,
    gradient: Float64Array.of(-400 * a * first - 2 * (1 - a), ofB, -360 * c * second - 2 * (1 - c), ofD),
  };
}

/** MGH 5: Σ (y_i − a(1 − bⁱ))². */
function beale(x: Float64Array): Evaluation {
  const [a, b] = x as unknown as [number, number];
  const gradient = new Float64Array(2);
  let value = 0;
  [1.5, 2.25, 2.625].forEach((y, k) => {
    const residual = y - a * (1 - b ** (k + 1));
    value += residual ** 2;
    gradient[0]! -= 2 * residual * (1 - b ** (k + 1));
    gradient[1]! += 2 * residual * a * (k + 1) * b ** k;
  });
  return { value, gradient };
}

/** MGH 7. */
function helicalValley(x: Float64Array): Evaluation {
  const [a, b, c] = x as unknown as [number, number, number];
  const turn = Math.atan(b / a) / (2 * Math.PI) + (a < 0 ? 0.5 : 0);
  const square = a ** 2 + b ** 2;
  const radius = Math.sqrt(square);
  const height = 10 * (c - 10 * turn);
  const width = 10 * (radius - 1);
  const perTurn = -200 * height; // dvalue / dturn
  const ofA = (perTurn * -b) / (2 * Math.PI * square) + (20 * width * a) / radius;
  const ofB = (perTurn * a) / (2 * Math.PI * square) + (20 * width * b) / radius;
  return { value: height ** 2 + width ** 2 + c ** 2, gradient: Float64Array.of(ofA, ofB, 20 * height + 2 * c) };
}

/** MGH 4. */
function brownBadlyScaled(x: Float64Array): Evaluation {
  const [a, b] = x as unknown as [number, number];
  const [first, second, third] = [a - 1e6, b - 2e-6, a * b - 2];
  const gradient = Float64Array.of(2 * first + 2 * third * b, 2 * second + 2 * third * a);
  return { value: first ** 2 + second ** 2 + third ** 2, gradient };
}

/** MGH 26: r_i = n − Σ cos x_j + i(1 − cos x_i) − sin x_i. */
function trigonometric(x: Float64Array): Evaluation {
  const n = x.length;
  const cosines = x.reduce((sum, entry) => sum + Math.cos(entry), 0);
  const r = x.map((entry, i) => n - cosines + (i + 1) * (1 - Math.cos(entry)) - Math.sin(entry));
  const total = r.reduce((sum, ri) => sum + ri, 0);
  const gradient = x.map(
    (entry, i) => 2 * (total * Math.sin(entry) + r[i]! * ((i + 1) * Math.sin(entry) - Math.cos(entry))),
  );
  return { value: r.reduce((sum, ri) => sum + ri ** 2, 0), gradient };
}

/** MGH 25: Σ (x_i − 1)² + s² + s⁴ with s = Σ i(x_i − 1). */
function variablyDimensioned(x: Float64Array): Evaluation {
  const weighted = x.reduce((sum, entry, i) => sum + (i + 1) * (entry - 1), 0);
  const value = x.reduce((sum, entry) => sum + (entry - 1) ** 2, weighted ** 2 + weighted ** 4);
  return { value, gradient: x.map((entry, i) => 2 * (entry - 1) + (i + 1) * (2 * weighted + 4 * weighted ** 3)) };
}

/** MGH 23: 1e-5·Σ (x_i − 1)² + (Σ x_i² − ¼)². */
function penalty(x: Float64Array): Evaluation {
  const excess = x.reduce((sum, entry) => sum + entry ** 2, -0.25);
  const value = x.reduce((sum, entry) => sum + 1e-5 * (entry - 1) ** 2, excess ** 2);
  return { value, gradient: x.map((entry) => 2e-5 * (entry - 1) + 4 * excess * entry) };
}

/** MGH 30: r_i = (3 − 2x_i)x_i − x_{i−1} − 2x_{i+1} + 1. */
function broydenTridiagonal(x: Float64Array): Evaluation {
  const n = x.length;
  const gradient = new Float64Array(n);
  let value = 0;
  for (let i = 0; i < n; i++) {
    const residual = (3 - 2 * x[i]!) * x[i]! - (x[i - 1] ?? 0) - 2 * (x[i + 1] ?? 0) + 1;
    value += residual ** 2;
    gradient[i]! += 2 * residual * (3 - 4 * x[i]!);
    if (i > 0) gradient[i - 1]! -= 2 * residual;
    if (i < n - 1) gradient[i + 1]! -= 4 * residual;
  }
  return { value, gradient };
}

/** ½·Σ κ_i(x_i − 1)² with κ from 1 to 1e4 in equal ratios. */
function illConditionedQuadratic(x: Float64Array): Evaluation {
  const curvature = x.map((_, i) => 10 ** ((4 * i) / (x.length - 1)));
  const value = x.reduce((sum, entry, i) => sum + 0.5 * curvature[i]! * (entry - 1) ** 2, 0);
  return { value, gradient: x.map((entry, i) => curvature[i]! * (entry - 1)) };
}

/** ½·Σ κ_i(x_i − sin i)² + ½·Σ 10(x_{i+1} − x_i)² with κ from 1 to 1e3 in equal ratios: a chain pulled to a wave. */
function wave(x: Float64Array): Evaluation {
  const n = x.length;
  const gradient = new Float64Array(n);
  let value = 0;
  for (let i = 0; i < n; i++) {
    const curvature = 10 ** ((3 * i) / (n - 1));
    const away = x[i]! - Math.sin(i);
    value += 0.5 * curvature * away ** 2;
    gradient[i]! += curvature * away;
    if (i === n - 1) break;
    const stretch = x[i + 1]! - x[i]!;
    value += 5 * stretch ** 2;
    gradient[i]! -= 10 * stretch;
    gradient[i + 1]! += 10 * stretch;
  }
  return { value, gradient };
}

/** A thousandth of the wave. */
function gentleWave(x: Float64Array): Evaluation {
  const { value, gradient } = wave(x);
  return { value: value / 1000, gradient: gradient.map((entry) => entry / 1000) };
}

/** Σ cos(ωx_i + i) + ½·Σ (x_{i+1} − x_i)²: hills and valleys. */
function ripples(frequency: number): Problem["f"] {
  return (x) => {
    const gradient = x.map((entry, i) => -frequency * Math.sin(frequency * entry + i));
    let value = x.reduce((sum, entry, i) => sum + Math.cos(frequency * entry + i), 0);
    for (let i = 1; i < x.length; i++) {
      const stretch = x[i]! - x[i - 1]!;
      value += stretch ** 2 / 2;
      gradient[i]! += stretch;
      gradient[i - 1]! -= stretch;
    }
    return { value, gradient };
  };
}

/** Σ i·x_i + ½x_i²: within ±1 every variable ends at −1. */
function slope(x: Float64Array): Evaluation {
  const value = x.reduce((sum, entry, i) => sum + (i + 1) * entry + 0.5 * entry ** 2, 0);
  return { value, gradient: x.map((entry, i) => i + 1 + entry) };
}

const fixedEvenEntries: Bounds = {
  lower: repeat([-Infinity, 0.5], 10),
  upper: repeat([Infinity, 0.5], 10),
};

/** By name; golden values of the same names are in test/golden/scipy-lbfgsb.json. */
export const problems: Readonly<Record<string, Problem>> = {
  rosenbrock: { f: rosenbrock, start: Float64Array.of(-1.2, 1), minimum: 0 },
  "extended rosenbrock": { f: rosenbrock, start: repeat([-1.2, 1], 50), minimum: 0 },
  "powell singular": { f: powellSingular, start: repeat([3, -1, 0, 1], 40), minimum: 0 },
  wood: { f: wood, start: Float64Array.of(-3, -1, -3, -1), minimum: 0 },
  beale: { f: beale, start: Float64Array.of(1, 1), minimum: 0 },
  "helical valley": { f: helicalValley, start: Float64Array.of(-1, 0, 0), minimum: 0 },
  "brown badly scaled": { f: brownBadlyScaled, start: Float64Array.of(1, 1), minimum: 0 },
  trigonometric: { f: trigonometric, start: repeat([0.1], 10) },
  "variably dimensioned": {
    f: variablyDimensioned,
    start: repeat([1], 10).map((one, i) => one - (i + 1) / 10),
    minimum: 0,
  },
  penalty: { f: penalty, start: repeat([1], 10).map((_, i) => i + 1), minimum: 7.08765e-5 },
  "broyden tridiagonal": { f: broydenTridiagonal, start: repeat([-1], 100), minimum: 0 },
  "ill-conditioned quadratic": { f: illConditionedQuadratic, start: repeat([0], 1000), minimum: 0 },
  "long quadratic": { f: illConditionedQuadratic, start: repeat([0], 12_000), minimum: 0 },
  "bounded rosenbrock chain": {
    f: rosenbrockChain,
    start: repeat([3], 25),
    bounds: { lower: repeat([1, -100], 25), upper: 100 },
    minimum: 0,
  },
  "bounded wave": { f: wave, start: repeat([0], 500), bounds: { lower: -0.5, upper: 0.5 } },
  "long wave": { f: wave, start: repeat([0], 12_000), bounds: { lower: -0.5, upper: 0.5 } },
  // Gradients so small that the first step, −g, is far too short.
  "gentle wave": { f: gentleWave, start: repeat([0], 50), bounds: { lower: -0.5, upper: Infinity } },
  // The fourth step ends at a bound with sᵀy < 0: a pair is left out.
  ripples: { f: ripples(3), start: repeat([0], 10), bounds: { lower: -0.5, upper: Infinity } },
  // The searches take several evaluations, while variables stop at their bounds on the way.
  "steep ripples": { f: ripples(8), start: repeat([0], 12), bounds: { lower: -0.4, upper: 0.4 } },
  "start on a bound": {
    f: beale,
    start: Float64Array.of(1, 0),
    bounds: { lower: Float64Array.of(1, 0), upper: 4.5 },
    minimum: 0,
  },
  // With x₁ held at ½ only 100(x₂ − ¼)² + ¼ is left.
  "bound blocks": {
    f: rosenbrock,
    start: Float64Array.of(0.5, 0),
    bounds: { lower: -Infinity, upper: Float64Array.of(0.5, 3) },
    minimum: 0.25,
  },
  "bounded above": { f: wood, start: Float64Array.of(-3, -1, -3, -1), bounds: { lower: -Infinity, upper: 0.9 } },
  "start outside": {
    f: rosenbrock,
    start: Float64Array.of(-5, 4),
    bounds: { lower: 1.5, upper: Infinity },
    minimum: 0.25,
  },
  "fixed variables": { f: rosenbrock, start: repeat([-1.2, 1], 10), bounds: fixedEvenEntries },
  // −(1 + … + 20) + 20/2
  "all at bounds": { f: slope, start: repeat([0.3], 20), bounds: { lower: -1, upper: 1 }, minimum: -200 },
};
