/** Where an axis is marked, as positions along it: values, or their base-10 logarithms. */
export interface Ticks {
  readonly major: readonly Tick[];
  /** Without a label, and not among the major ones. */
  readonly minor: readonly number[];
}

export interface Tick {
  readonly at: number;
  readonly label: string;
  /** Raised after the label: the exponent of a power of ten. */
  readonly exponent?: string;
}

/** At most this many labels on a logarithmic axis. */
const MOST_DECADES = 10;

/** Steps of 1, 2 or 5 times a power of ten, about `count` of them, with four or five fine ones in each. */
export function linearTicks(min: number, max: number, count: number): Ticks {
  const rough = (max - min) / count;
  const power = Math.floor(Math.log10(rough));
  const digit = [1, 2, 5, 10].find((factor) => factor * 10 ** power >= rough * 0.999_999) ?? 10;
  const step = multiple(digit, power);
  const fine = digit === 2 ? 4 : 5;
  const label = (index: number) => linearLabel(index * digit, power, Math.max(Math.abs(min), Math.abs(max)));
  return {
    major: indices(min, max, step).map((index) => ({ at: index * step, ...label(index) })),
    minor: indices(min, max, step / fine)
      .filter((index) => index % fine !== 0)
      .map((index) => (index * step) / fine),
  };
}

/**
 * Powers of ten; fewer than two of them in sight: 2 and 5 times them as well.
 * @param min, max  exponents
 */
export function logTicks(min: number, max: number): Ticks {
  if (max - min < 0.7) return linearTicksOnLog(min, max);
  const decades = indices(min, max, 1);
  const every = Math.ceil(decades.length / MOST_DECADES);
  const labeled = decades.filter((exponent) => exponent % every === 0).map(powerTick);
  const all = Array.from({ length: Math.ceil(max) - Math.floor(min) }, (_, i) => Math.floor(min) + i);
  const between = (factors: readonly number[]) =>
    all
      .flatMap((exponent) => factors.map((factor) => ({ factor, at: exponent + Math.log10(factor) })))
      .filter(({ at }) => at >= min && at <= max);
  if (every > 1) return { major: labeled, minor: decades.filter((exponent) => exponent % every !== 0) };
  if (labeled.length > 2) return { major: labeled, minor: between([2, 3, 4, 5, 6, 7, 8, 9]).map(({ at }) => at) };
  const halves = between([2, 5]).map(({ at }) => ({ at, ...mantissaLabel(at) }));
  return { major: [...labeled, ...halves], minor: between([3, 4, 6, 7, 8, 9]).map(({ at }) => at) };
}

/** Less than about one decade: marks as on a linear axis, where their logarithms lie. */
function linearTicksOnLog(min: number, max: number): Ticks {
  const { major, minor } = linearTicks(10 ** min, 10 ** max, 5);
  return {
    major: major.map((tick) => ({ ...tick, at: Math.log10(tick.at) })),
    minor: minor.map((value) => Math.log10(value)),
  };
}

/** 1 and 10 are plain. */
function powerTick(exponent: number): Tick {
  if (exponent === 0 || exponent === 1) return { at: exponent, label: String(10 ** exponent) };
  return { at: exponent, label: "10", exponent: signed(exponent) };
}

/** 2 or 5 times a power of ten. */
function mantissaLabel(at: number): Omit<Tick, "at"> {
  const exponent = Math.floor(at);
  if (exponent === 0) return { label: String(Math.round(10 ** at)) };
  return { label: `${Math.round(10 ** (at - exponent))}·10`, exponent: signed(exponent) };
}

/** digits · 10^power, written out where that is short. */
function linearLabel(digits: number, power: number, largest: number): Omit<Tick, "at"> {
  if (digits === 0) return { label: "0" };
  if (largest < 1e6 && power >= -4) return { label: minus(multiple(digits, power).toFixed(Math.max(0, -power))) };
  const [mantissa = "", exponent = ""] = Number(multiple(digits, power).toPrecision(12)).toExponential().split("e");
  return { label: `${minus(mantissa)}·10`, exponent: signed(Number(exponent)) };
}

/** Without the error of multiplying by 0.1. */
function multiple(digits: number, power: number): number {
  return power < 0 ? digits / 10 ** -power : digits * 10 ** power;
}

function signed(exponent: number): string {
  return minus(String(exponent));
}

function minus(number: string): string {
  return number.replace("-", "−");
}

/** The whole multiples of a step within the range, as counts of steps; rounding at its ends forgiven. */
function indices(min: number, max: number, step: number): number[] {
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
