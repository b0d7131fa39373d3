import { add, mul, reshape, sub, tensor3d, transpose, type Rank, type Tensor3D, type Tensor4D } from "../core/tensor";
import type { Shape4D } from "../features/feature-set";
import { mean } from "./mean";
import { across, countOf, down, frequenciesOf, waves, type Wave } from "../core/waves";

/** Height and width after which waves repeat. */
export type Periods = readonly [height: number, width: number];

/**
 * A map's Fourier coefficients in real numbers: its average products with a cosine or sine down (first letter) times one
 * across (second letter), at frequencies k down and l across, both ≥ 0. The complex coefficients, the map's average
 * products with exp(−2πi(ky/height ± lx/width)), are (cc ∓ ss) − i (sc ± cs) at (k, ±l).
 * Each [channels, frequencies down, frequencies across], in the map's unit.
 */
export interface Fourier {
  readonly cc: Tensor3D;
  readonly cs: Tensor3D;
  readonly sc: Tensor3D;
  readonly ss: Tensor3D;
}

/**
 * By matrix products with constant waves: there is no complex type, and each product has a gradient.
 * @param map      [1, height, width, channels]
 * @param periods  other than the map's own size: coefficients at another size's frequencies, as if zeros were around it
 */
export function fourier(map: Tensor4D, [tall, wide]: Periods = [map.shape[1], map.shape[2]]): Fourier {
  const [, height, width, channels] = map.shape;
  const planes = reshape<Rank.R3>(transpose(map, [0, 3, 1, 2]), [channels, height, width]);
  const withAcross = (wave: Wave) =>
    across(
      waves(wave, [frequenciesOf(wide), width], wide, () => 1 / width),
      planes,
    );
  const withDown = (wave: Wave, lines: Tensor3D) =>
    down(
      waves(wave, [frequenciesOf(tall), height], tall, () => 1 / height),
      lines,
    );
  const [c, s] = [withAcross("cosine"), withAcross("sine")];
  return {
    cc: withDown("cosine", c),
    cs: withDown("cosine", s),
    sc: withDown("sine", c),
    ss: withDown("sine", s),
  };
}

/** The map [1, height, width, channels] of coefficients whose periods are its height and width. */
export function inverseFourier({ cc, cs, sc, ss }: Fourier, [height, width]: Periods): Tensor4D {
  const ofDown = (wave: Wave, coefficients: Tensor3D) =>
    down(
      waves(wave, [height, coefficients.shape[1]], height, (_, k) => countOf(k, height)),
      coefficients,
    );
  const ofAcross = (wave: Wave, lines: Tensor3D) =>
    across(
      waves(wave, [width, lines.shape[2]], width, (_, l) => countOf(l, width)),
      lines,
    );
  const c = add<Tensor3D>(ofDown("cosine", cc), ofDown("sine", sc));
  const s = add<Tensor3D>(ofDown("cosine", cs), ofDown("sine", ss));
  const planes = add<Tensor3D>(ofAcross("cosine", c), ofAcross("sine", s));
  return transpose(reshape<Rank.R4>(planes, [1, ...planes.shape]), [0, 2, 3, 1]);
}

/**
 * The coefficients that an exemplar would have at the output's size, were it as large: its own where the sizes agree.
 * Else its map without the mean is taken at the output's frequencies, as if zeros were around it (or, where the output is
 * smaller, folded into it), and multiplied so that the power per position is kept; then the mean is put back: so Galerne,
 * Gousseau & Morel 2011, "Random phase textures: theory and synthesis", enlarge a texture; folding is our addition.
 */
export function fourierFor(exemplar: Tensor4D, [, height, width]: Shape4D): Fourier {
  const [, ownHeight, ownWidth, channels] = exemplar.shape;
  const center = mean(exemplar);
  const found = fourier(sub(exemplar, center), [height, width]);
  const factor = Math.sqrt((ownHeight * ownWidth) / (height * width));
  const [, tall, wide] = found.cc.shape;
  const first = tensor3d(
    Float32Array.from({ length: tall * wide }, (_, i) => (i === 0 ? 1 : 0)),
    [1, tall, wide],
  );
  const constant = mul<Tensor3D>(first, reshape<Rank.R3>(center, [channels, 1, 1]));
  return {
    cc: add(mul(found.cc, factor), constant),
    cs: mul(found.cs, factor),
    sc: mul(found.sc, factor),
    ss: mul(found.ss, factor),
  };
}
