import { linearTicks, logTicks, type Ticks } from "./ticks";

/** One axis of a drawing: values to units of the drawing. */
export interface Scale {
  /** NaN for a value that the axis cannot show. */
  readonly place: (value: number) => number;
  /** Of a position along the axis: a value, or on a logarithmic axis its exponent. */
  readonly placeAt: (at: number) => number;
  readonly ticks: Ticks;
}

export interface ScaleOptions {
  readonly log: boolean;
  /** Values that must lie within, however odd; not looked at where a range is given. */
  readonly values: readonly number[];
  readonly range?: readonly [number, number] | undefined;
  /** Room beyond the outermost values, as a share of what they span. */
  readonly room: number;
  /** Units of the drawing where the range begins and where it ends. */
  readonly from: number;
  readonly to: number;
}

/** Beyond it the sums about an axis overflow. */
const LARGEST = 1e300;
/** Units between the labels of a linear axis, about. */
const LABEL_SPACING = 75;

export function scaleOf({ log, values, range, room, from, to }: ScaleOptions): Scale {
  const along = log ? (value: number) => (value > 0 ? Math.log10(value) : NaN) : (value: number) => value;
  const [min, max] = range && usable(range) ? range : rangeOf(values, along, room);
  const placeAt = (at: number) => from + ((at - min) / (max - min)) * (to - from);
  const [low, high] = [Math.min(min, max), Math.max(min, max)];
  const count = Math.max(2, Math.round(Math.abs(to - from) / LABEL_SPACING));
  return {
    place: (value) => placeAt(along(value)),
    placeAt,
    ticks: log ? logTicks(low, high) : linearTicks(low, high, count),
  };
}

function usable([min, max]: readonly [number, number]): boolean {
  return Math.abs(max - min) <= LARGEST && max !== min;
}

/** Of what can be shown; something sensible where that is nothing or one value. */
function rangeOf(values: readonly number[], along: (value: number) => number, room: number): [number, number] {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    const at = along(value);
    if (!(Math.abs(at) <= LARGEST)) continue;
    min = Math.min(min, at);
    max = Math.max(max, at);
  }
  if (min > max) return [0, 1];
  const span = max - min;
  // As on a lone value's: less than this is its rounding.
  if (!(span > Math.max(Math.abs(min), Math.abs(max)) * 1e-12)) return lone(min);
  return [min - room * span, max + room * span];
}

function lone(at: number): [number, number] {
  const around = at === 0 ? 1 : Math.abs(at) / 2;
  return [at - around, at + around];
}
