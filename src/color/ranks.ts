/** How many of some sorted numbers are below a value: the place of the first that is not. */
export function countBelow(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place where the next number begins in sorted numbers, after those equal to the one at a place. */
export function nextNumber(sorted: Float64Array, place: number): number {
  let next = place + 1;
  while (sorted[next] === sorted[place]) next++;
  return next;
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
