import { z } from "zod";
import { demand } from "../core/demand";
import { ndarray } from "../core/ndarray";
import { tensorNamed } from "../core/program";
import type { Random } from "../core/random";
import {
  addN,
  matMul,
  mean as meanOver,
  mul,
  slice,
  square,
  type Scalar,
  type Tensor2D,
  type Tensor4D,
} from "../core/tensor";
import { lossKind } from "./loss-kind";
import { positionsOf } from "./positions";
import { quantiles } from "./quantiles";
import { rearranged } from "./rearrange";
import { scaleFactor, scaleOption } from "./scale";
import { squaredDistance } from "./squared-distance";

/**
 * Sliced Wasserstein distance of the features' distributions: along random directions, the mean squared distance of the
 * sorted projections. Directions are drawn between outer steps and stay while the optimizer works.
 * Source: Heitz, Vanhoey, Chambon & Belcour 2021, arXiv:2006.07229, eq. 5: as many directions as channels, uniform on the
 * sphere; the paper scale is the mean over directions and ranks. Maps of other sizes are compared at equal ranks
 * (`quantiles`); they repeat the smaller one a whole number of times.
 * Their spatial tags (§4.3) add a coordinate so large that only positions of one tag are matched with each other; here the
 * tags are the cells of a grid, and each cell is matched by itself, which is the same without the large numbers.
 */
export const slicedWassersteinLoss = lossKind({
  name: "sliced_wasserstein",
  formula: "mean over directions v and ranks of (sort(vᵀF) − sort(vᵀF̂))²",
  source: "Heitz, Vanhoey, Chambon & Belcour 2021, arXiv:2006.07229, eq. 5",
  options: {
    directions: z.number().int().min(0).max(4096).default(0).describe("how many; 0: as many as channels"),
    tags: z.number().int().min(1).max(16).default(1).describe("cells a side, each matched with the same cell alone"),
    scale: scaleOption,
  },
  create: ({ directions, tags, scale }) => ({
    draw({ exemplar }, random) {
      const channels = exemplar[3];
      const count = directions === 0 ? channels : directions;
      return { directions: ndarray([count, channels], directionsOf(count, channels, random)) };
    },
    prepare(exemplar, outputShape, draws) {
      const along = tensorNamed<Tensor2D>(draws, "directions");
      const ownCells = cellsOf(exemplar.shape, tags);
      const sorted = cellsOf(outputShape, tags).map(({ height, width }, i) => {
        return [`sorted${i}`, quantiles(project(part(exemplar, ownCells[i]!), along), height * width)] as const;
      });
      const size = meanOver<Scalar>(square(project(exemplar, along)));
      return { ...Object.fromEntries(sorted), scale: scaleFactor(scale, size, 1) };
    },
    measure(candidate, targets, draws) {
      const along = tensorNamed<Tensor2D>(draws, "directions");
      const distances = cellsOf(candidate.shape, tags).map((cell, i) => {
        const projections = project(part(candidate, cell), along);
        return squaredDistance(projections, rearranged(projections, tensorNamed<Tensor2D>(targets, `sorted${i}`)));
      });
      const [, height, width] = candidate.shape;
      const mean = mul<Scalar>(addN(distances), 1 / (along.shape[0] * height * width));
      return mul(mean, tensorNamed<Scalar>(targets, "scale"));
    },
  }),
});

/** A rectangle of positions. */
interface Cell {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

/** A grid of `tags` × `tags` cells over a map, row by row. @throws UsageError where a cell would be empty */
function cellsOf([, height, width]: readonly number[], tags: number): Cell[] {
  const edges = (size: number) => Array.from({ length: tags + 1 }, (_, i) => Math.round((i * size) / tags));
  const [rows, columns] = [edges(height!), edges(width!)];
  const wanted = `maps of at least ${tags} positions a side`;
  demand(Math.min(height!, width!) >= tags, "sliced_wasserstein/tags", wanted, `${width!}×${height!}`);
  return rows.slice(1).flatMap((bottom, i) =>
    columns.slice(1).map((right, j) => {
      const [top, left] = [rows[i]!, columns[j]!];
      return { top, left, height: bottom - top, width: right - left };
    }),
  );
}

function part(map: Tensor4D, { top, left, height, width }: Cell): Tensor4D {
  return slice(map, [0, top, left, 0], [1, height, width, map.shape[3]]);
}

/** Uniform on the unit sphere: normal numbers over their length. Row after row. */
function directionsOf(count: number, channels: number, random: Random): Float32Array {
  const data = new Float32Array(count * channels);
  for (let row = 0; row < count; row++) {
    const direction = Float64Array.from({ length: channels }, () => random.normal());
    const length = Math.hypot(...direction);
    direction.forEach((value, i) => (data[row * channels + i] = value / length));
  }
  return data;
}

/** vᵀF of each direction: [directions, channels] on [1, height, width, channels] -> [directions, positions]. */
function project(map: Tensor4D, directions: Tensor2D): Tensor2D {
  return matMul(directions, positionsOf(map), false, true);
}
