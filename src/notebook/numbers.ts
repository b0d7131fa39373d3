/** Digits that count, of the least of a column. */
const DIGITS = 3;
/** From one number of a column to another, as far as plain decimals can be read. */
const SPREAD = 1e5;

/**
 * Writes the numbers of a column so that they compare at a glance: whole ones as they are, others with as many decimals
 * as give the least of them three digits, or all in powers of ten where they are far apart, very large or very small.
 */
export function columnFormat(values: readonly number[]): (value: number) => string {
  const sizes = values.filter((value) => Number.isFinite(value) && value !== 0).map(Math.abs);
  const [least, greatest] = [Math.min(...sizes), Math.max(...sizes)];
  const plainly = (write: (value: number) => string) => (value: number) =>
    Number.isFinite(value) ? write(value).replace(/^-/, "−") : String(value).replace("-", "−");
  if (values.every((value) => !Number.isFinite(value) || Number.isInteger(value)) && !(greatest >= 1e12))
    return plainly(String);
  if (greatest / least > SPREAD || greatest >= 1e6 || least < 1e-4)
    return plainly((value) => (value === 0 ? "0" : value.toExponential(DIGITS - 1).replace("e+", "e")));
  const decimals = Math.max(0, DIGITS - 1 - Math.floor(Math.log10(least)));
  return plainly((value) => value.toFixed(decimals));
}
