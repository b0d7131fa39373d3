/** How many of some sorted numbers are below a value: the place of the first that is not. */
export function countBelow(sorted: Float64Array, value: number): number {
  return search(sorted, (other) => other < value);
}

/** How many of some sorted numbers are no greater than a value. */
export function countUpTo(sorted: Float64Array, value: number): number {
  return search(sorted, (other) => other <= value);
}

/** place -> the sum of the numbers before it; one that it lies in counts by the share before the place. */
export function totals(numbers: Float64Array): (place: number) => number {
  const before = new Float64Array(numbers.length + 1);
  for (let i = 0; i < numbers.length; i++) before[i + 1] = before[i]! + numbers[i]!;
  return (place) => {
    const whole = Math.min(numbers.length, Math.floor(place));
    return before[whole]! + (whole < numbers.length ? (place - whole) * numbers[whole]! : 0);
  };
}

/** How many come before the first that does not hold. */
function search(sorted: Float64Array, holds: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
