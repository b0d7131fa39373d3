import { expect } from "chai";
import { relativeError as errorOf } from "../../src/core/relative-error";

/** ‖actual − expected‖ / ‖expected‖ (Euclidean, in float64); where `expected` is zero, ‖actual‖. */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(actual.length, "count of numbers").to.equal(expected.length);
  return errorOf(actual, expected);
}

/** Holds the relative error at or below `limit`; NaN fails. With SHOW_ERRORS set, tells the error in any case. */
export function expectNear(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  limit: number,
  what = "numbers",
): void {
  const error = relativeError(actual, expected);
  if (process.env.SHOW_ERRORS) console.log(`      ${error.toExponential(1)} ${what}`);
  expect(error <= limit, `${what}: relative error ${error}, at most ${limit}`).to.be.true;
}

/** Each number within `tolerance` of the expected one, absolute below 1 and relative above: for numbers worked by hand. */
export function expectClose(actual: ArrayLike<number>, expected: readonly number[], tolerance = 1e-6): void {
  const close = expected.every((value, i) => Math.abs(actual[i]! - value) <= tolerance * Math.max(1, Math.abs(value)));
  expect(close && actual.length === expected.length, `got ${text(actual)}, expected ${text(expected)}`).to.be.true;
}

function text(numbers: ArrayLike<number>): string {
  return `[${Array.from(numbers).join(", ")}]`;
}
