import { z } from "zod";
import { demand } from "../core/demand";
import { tensorNamed } from "../core/program";
import { addN, div, matMul, mul, reverse, tensor1d, type Scalar, type Tensor3D, type Tensor4D } from "../core/tensor";
import type { Shape4D } from "../features/feature-set";
import { lossKind, numberList } from "./loss-kind";
import { scaleFactor, scaleOption } from "./scale";
import { axes, positions, shiftedProducts, type Direction } from "./shifted-products";
import { squaredDistance, squaredSize } from "./squared-distance";

const DIRECTIONS = ["down", "across"] as const satisfies readonly Direction[];

/**
 * Squared distance of Gram matrices between a map and itself moved by some positions, down and across, or mirrored: what
 * goes with what at a distance. Averages over the pairs that lie within the map. An offset is left out where it is more
 * than half a side of the exemplar's or the output's map, so that both have the same matrices. Source: Berger & Memisevic
 * 2017, arXiv:1606.01286, who add it to the Gram loss. The paper scale is the mean over offsets and directions of Gatys
 * et al.'s ‖G − Ĝ‖²/(4N²); that a mirrored map counts as one direction more is our reading.
 */
export const longRangeGramLoss = lossKind({
  name: "long_range_gram",
  formula: "Σ_δ ‖G_δ − Ĝ_δ‖², G_δ the mean of F(x) F(x + δ)ᵀ, down and across; paper: /(4N²), mean over δ",
  source: "Berger & Memisevic 2017, arXiv:1606.01286",
  options: {
    offsets: numberList(z.number().int().min(0))
      .default([1, 4, 16])
      .describe("δ in positions of the layer; time grows with their number"),
    flips: z
      .enum(["none", "across", "down", "both"])
      .default("none")
      .describe("also the map against itself mirrored across (left to right), down or both"),
    scale: scaleOption,
  },
  create({ offsets, flips, scale }) {
    const all = pairings([...new Set(offsets)], flips);
    return {
      prepare(exemplar, outputShape) {
        const kept = all.flatMap((pairing) => {
          const fitting = pairing.offsets.filter(
            (offset) => offset <= mostOf(pairing.direction, exemplar.shape, outputShape),
          );
          return fitting.length === 0 ? [] : [[pairing.name, pairing.grams(exemplar, fitting)] as const];
        });
        const most = Math.max(...DIRECTIONS.map((direction) => mostOf(direction, exemplar.shape, outputShape)));
        demand(kept.length > 0, "long_range_gram", `an offset of at most ${most} in this layer`, offsets.join("+"));
        const channels = exemplar.shape[3];
        const count = kept.reduce((sum, [, { shape }]) => sum + shape[2] / channels, 0);
        const size = addN(kept.map(([, grams]) => squaredSize(grams)));
        return { ...Object.fromEntries(kept), scale: scaleFactor(scale, size, 1 / (4 * channels ** 2 * count)) };
      },
      measure(candidate, targets) {
        const distances = all.flatMap(({ name, offsets: own, grams }) => {
          if (targets[name] === undefined) return [];
          const target = tensorNamed<Tensor3D>(targets, name);
          return [squaredDistance(grams(candidate, own.slice(0, target.shape[2] / target.shape[1])), target)];
        });
        return mul(addN(distances), tensorNamed<Scalar>(targets, "scale"));
      },
    };
  },
});

/** A way of pairing positions. */
interface Pairing {
  /** Of its target. */
  readonly name: string;
  readonly direction: Direction;
  /** From small to large, so that those which fit a map are the first ones. */
  readonly offsets: readonly number[];
  /** [1, height, width, channels] -> [1, channels, offsets · channels], a matrix for each of the offsets. */
  readonly grams: (map: Tensor4D, offsets: readonly number[]) => Tensor3D;
}

function pairings(offsets: number[], flips: "none" | "both" | Direction): Pairing[] {
  const sorted = offsets.sort((a, b) => a - b);
  return [
    ...DIRECTIONS.map((direction): Pairing => ({
      name: direction,
      direction,
      offsets: sorted,
      grams: (map, chosen) => shiftedGrams(map, direction, chosen),
    })),
    ...DIRECTIONS.filter((direction) => flips === direction || flips === "both").map((direction): Pairing => ({
      name: `flip_${direction}`,
      direction,
      offsets: [0],
      grams: (map) => mirrorGram(map, direction),
    })),
  ];
}

/** Half the smaller map's side: further apart, pairs are fewer than half the positions. */
function mostOf(direction: Direction, ...shapes: readonly Shape4D[]): number {
  return Math.floor(Math.min(...shapes.map((shape) => shape[axes[direction]])) / 2);
}

/** Mean products of channels with channels `offset` positions further, side by side: [1, channels, offsets · channels]. */
export function shiftedGrams(map: Tensor4D, direction: Direction, offsets: readonly number[]): Tensor3D {
  const [, height, width, channels] = map.shape;
  const side = map.shape[axes[direction]];
  const pairs = offsets.flatMap((offset) =>
    new Array<number>(channels).fill((height * width * (side - offset)) / side),
  );
  return div(shiftedProducts(map, direction, offsets), tensor1d(pairs));
}

/** Mean products of channels with channels at the mirror image: [1, channels, channels]; symmetric. */
export function mirrorGram(map: Tensor4D, direction: Direction): Tensor3D {
  const [, height, width] = map.shape;
  const mirrored = reverse(map, axes[direction]);
  return div(matMul(positions(map), positions(mirrored), true, false), height * width);
}
