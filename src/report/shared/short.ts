/** A number by itself, in three digits that count: "0.0443", "12.4", "1280", "4.43e−6". */
export function short(value: number): string {
  const size = Math.abs(value);
  const text =
    value === 0 || (size >= 1e-4 && size < 1e6)
      ? size >= 100
        ? String(Math.round(value))
        : String(Number(value.toPrecision(3)))
      : value.toExponential(2).replace("e+", "e");
  return text.replaceAll("-", "−");
}
