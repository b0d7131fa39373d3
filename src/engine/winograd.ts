import type { Convolution, Filter } from "./convolution";
import type { Lowering } from "./lower";
import { transposeInto } from "./transpose";

/** Output pixels of a tile along an axis; larger tiles multiply less and round more. */
const TILE = 4;
const TAPS = 3;
const REACH = TILE + TAPS - 1;
/**
 * Where the polynomials are sampled, besides infinity. With these the result's error in float32 was 1.1e-6 of its size
 * (256 channels, rms), against 2.5e-6 with the usual 0, ±1, ±2 and 2.7e-7 for the plain sum.
 */
const POINTS = [0, 0.75, -0.75, 1.5, -1.5];

/**
 * A stride-1 3×3 convolution by Winograd's minimal filtering F(4×4, 3×3): tiles of 6×6 pixels and the kernels are
 * transformed, multiplied entry by entry (36 matrix products over channels) and transformed back: a quarter of the
 * multiplications. Source: Lavin & Gray 2016, arXiv:1509.09308, §4.2; matrices after Toom and Cook for any points.
 * @returns [1, to, height', width']
 */
export function winograd(lowering: Lowering, map: string, convolution: Convolution): string {
  const { height, width, filter, pads } = convolution;
  const [, , from, to] = filter.shape;
  const outHeight = height + pads.top + pads.bottom - TAPS + 1;
  const outWidth = width + pads.left + pads.right - TAPS + 1;
  const [down, across] = [Math.ceil(outHeight / TILE), Math.ceil(outWidth / TILE)];
  const tiles = down * across;

  const planes = lowering.emit("Reshape", [map, lowering.integers([from, 1, height, width])]);
  const sampled = lowering.emit("Conv", [planes, lowering.floats(tileTransform(), [REACH * REACH, 1, REACH, REACH])], {
    kernel_shape: [REACH, REACH],
    strides: [TILE, TILE],
    pads: [
      pads.top,
      pads.left,
      down * TILE + TAPS - 1 - height - pads.top,
      across * TILE + TAPS - 1 - width - pads.left,
    ],
  });
  const flat = lowering.emit("Reshape", [sampled, lowering.integers([from, REACH * REACH, tiles])]);
  const byPoint = lowering.emit("Transpose", [flat], { perm: [1, 0, 2] });

  const products = lowering.emit("MatMul", [transformedFilter(lowering, filter), byPoint]);

  const columns = lowering.emit("Reshape", [products, lowering.integers([REACH * REACH, to * tiles])]);
  const pixels = lowering.emit("MatMul", [lowering.floats(outputTransform(), [TILE * TILE, REACH * REACH]), columns]);
  const stacked = lowering.emit("Reshape", [pixels, lowering.integers([1, TILE * TILE * to, down, across])]);
  const whole = lowering.emit("DepthToSpace", [stacked], { blocksize: TILE, mode: "DCR" });
  if (down * TILE === outHeight && across * TILE === outWidth) return whole;
  return lowering.emit("Slice", [
    whole,
    lowering.integers([0, 0, 0, 0]),
    lowering.integers([1, to, outHeight, outWidth]),
  ]);
}

/** Bᵀ d B as 36 filters [36, 1, 6, 6] over a tile d. */
function tileTransform(): Float32Array {
  return Float32Array.from(outer(inputMatrix(), inputMatrix()).flat());
}

/** Aᵀ m A as a matrix [16, 36]. */
function outputTransform(): Float32Array {
  return Float32Array.from(outer(outputMatrix(), outputMatrix()).flat());
}

/** G g Gᵀ of each kernel, [36, to, from]; a product of constants, which the runtime works out once. */
function transformedFilter(lowering: Lowering, { shape, data, name }: Filter): string {
  const [height, width, from, to] = shape;
  const taps = height * width;
  const byTap = new Float32Array(data.length);
  for (let tap = 0; tap < taps; tap++) transposeInto(byTap, tap * to * from, data, tap * from * to, [from, to]);
  const transform = lowering.floats(outer(kernelMatrix(), kernelMatrix()).flat(), [REACH * REACH, taps]);
  const product = lowering.emit("MatMul", [
    transform,
    lowering.floats(byTap, [taps, to * from], name === undefined ? undefined : `${name}/by_tap`),
  ]);
  return lowering.emit("Reshape", [product, lowering.integers([REACH * REACH, to, from])]);
}

/** Kronecker product: rows (i, k), columns (j, l), entries a[i][j] · b[k][l]. */
function outer(a: readonly number[][], b: readonly number[][]): number[][] {
  return a.flatMap((rowA) => b.map((rowB) => rowA.flatMap((x) => rowB.map((y) => x * y))));
}

/** Aᵀ [4, 6]: powers of the points. */
function outputMatrix(): number[][] {
  return Array.from({ length: TILE }, (_, power) => [
    ...POINTS.map((point) => point ** power),
    power === TILE - 1 ? 1 : 0,
  ]);
}

/** G [6, 3]: powers of the points over the products of their differences. */
function kernelMatrix(): number[][] {
  const rows = POINTS.map((point) => {
    const scale = POINTS.reduce((product, other) => (other === point ? product : product * (point - other)), 1);
    return Array.from({ length: TAPS }, (_, power) => point ** power / scale);
  });
  return [...rows, Array.from({ length: TAPS }, (_, power) => (power === TAPS - 1 ? 1 : 0))];
}

/** Bᵀ [6, 6]: coefficients of the polynomials that vanish at all other points. */
function inputMatrix(): number[][] {
  const vanishingAt = (roots: readonly number[]) =>
    roots.reduce<number[]>((p, root) => [0, ...p].map((shifted, i) => shifted - root * (p[i] ?? 0)), [1]);
  const rows = POINTS.map((point) => [...vanishingAt(POINTS.filter((other) => other !== point)), 0]);
  return [...rows, vanishingAt(POINTS)];
}
