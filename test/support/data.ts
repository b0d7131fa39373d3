import { ndarray, sizeOf, type NdArray, type Shape } from "../../src/core/ndarray";
import { random } from "../../src/core/random";

/** Standard normal numbers times `scale`. */
export function normals(shape: Shape, seed = 1, scale = 1): NdArray {
  const stream = random(seed, "test/normals");
  return ndarray(
    shape,
    Float32Array.from({ length: sizeOf(shape) }, () => scale * stream.normal()),
  );
}

/** Numbers in random order, any two at least `gap` apart and none nearer to zero than half of it: no kink is near. */
export function spaced(shape: Shape, gap: number, seed = 1): NdArray {
  const stream = random(seed, "test/spaced");
  const count = sizeOf(shape);
  const values = Array.from({ length: count }, (_, i) => (i - Math.floor(count / 2) + 1 / 2) * gap);
  for (let i = count - 1; i > 0; i--) {
    const j = stream.below(i + 1);
    [values[i], values[j]] = [values[j]!, values[i]!];
  }
  return ndarray(shape, values);
}

/** An image of noise, 0..contrast, which is a little smoothed along its rows so that neighbors resemble each other. */
export function noiseImage(height: number, width: number, seed = 1, contrast = 1): NdArray {
  const stream = random(seed, "test/image");
  const data = Float32Array.from({ length: height * width * 3 }, () => contrast * stream.uniform());
  for (let i = 3; i < data.length; i++) data[i] = (data[i]! + data[i - 3]!) / 2;
  return { shape: [1, height, width, 3], data };
}
