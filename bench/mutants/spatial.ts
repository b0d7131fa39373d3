import { mutantsOf, type MutantGroup } from "./mutant";

const DEFINITIONS = "losses/definitions.test.ts";
const LONG_RANGE = ["losses/long-range-gram-loss.test.ts", "losses/spectral-losses.test.ts"];

/** Losses that look at neighbors, at places or at the pixels themselves. */
export const spatialMutants: readonly MutantGroup[] = [
  {
    file: "losses/long-range-gram-loss.ts",
    losses: ["long_range_gram"],
    tests: LONG_RANGE,
    mutants: mutantsOf(
      ["divisor", "over all positions, not the pairs", "(height * width * (side - offset)) / side", "height * width"],
      ["divisor", "a pair too few", "(side - offset)) / side", "(side - offset - 1)) / side"],
      ["divisor", "the mirror image over the height", "false), height * width);", "false), height);"],
      ["divisor", "the sum over offsets", "1 / (4 * channels ** 2 * count)", "1 / (4 * channels ** 2)"],
      ["divisor", "2N² for 4N²", "1 / (4 * channels ** 2 * count)", "1 / (2 * channels ** 2 * count)"],
      ["divisor", "offsets up to the whole side", "shape[axes[direction]])) / 2)", "shape[axes[direction]])) / 1)"],
      ["term", "down alone", '["down", "across"] as const', '["down"] as const'],
      [
        "term",
        "the exemplar's side alone",
        "mostOf(pairing.direction, exemplar.shape, outputShape)",
        "mostOf(pairing.direction, exemplar.shape)",
      ],
      [
        "term",
        "the output's side alone",
        "mostOf(pairing.direction, exemplar.shape, outputShape)",
        "mostOf(pairing.direction, outputShape)",
      ],
      ["term", "both flips are none", ' || flips === "both"', ""],
      ["term", "an offset twice", "[...new Set(offsets)]", "[...offsets]"],
      ["index", "mirrored down always", "reverse(map, axes[direction])", "reverse(map, 1)"],
      [
        "index",
        "the other side",
        "const side = map.shape[axes[direction]]",
        "const side = map.shape[(3 - axes[direction]) as 1 | 2]",
      ],
      [
        "index",
        "the other side's limit",
        "shape[axes[direction]])) / 2)",
        "shape[(3 - axes[direction]) as 1 | 2])) / 2)",
      ],
      ["index", "offsets from large to small", "(a, b) => a - b", "(a, b) => b - a"],
      ["index", "matrices counted along the wrong axis", "shape[2] / channels", "shape[1] / channels"],
      ["index", "the other flip", "flips === direction", 'flips === (direction === "down" ? "across" : "down")'],
    ),
  },
  {
    file: "losses/shifted-products.ts",
    losses: ["long_range_gram"],
    tests: ["losses/shifted-products.test.ts"],
    absent: { divisor: "sums; long-range-gram-loss.ts divides" },
    mutants: mutantsOf(
      ["term", "the gradient's left part alone", "add(asLeft, asRight)", "asLeft"],
      ["term", "the gradient's right part alone", "add(asLeft, asRight)", "asRight"],
      ["index", "offsets the other way", "most + offset", "most - offset"],
      ["index", "down and across swapped", "{ down: 1, across: 2 }", "{ down: 2, across: 1 }"],
      [
        "index",
        "the gradient moved ahead, not back",
        "moved(given, direction, back)",
        "moved(given, direction, offsets)",
      ],
      ["index", "blocks turned", "transpose(blocks, [1, 0, 2])", "transpose(blocks, [1, 2, 0])"],
    ),
  },
  {
    file: "losses/color-moments-loss.ts",
    losses: ["color_moments"],
    tests: [DEFINITIONS],
    mutants: mutantsOf(
      [
        "divisor",
        "the mean in no unit",
        'scaleFactor("relative", squaredSize(center), 1)',
        'scaleFactor("paper", squaredSize(center), 1)',
      ],
      ["divisor", "the covariance over the mean's size", "squaredSize(spread)", "squaredSize(center)"],
      [
        "term",
        "no mean",
        'squaredDistance(mean(candidate), tensorNamed(targets, "mean"))',
        "mul<Scalar>(squaredSize(mean(candidate)), 0)",
      ],
      [
        "term",
        "no covariance",
        'squaredDistance(covariance(candidate), tensorNamed(targets, "covariance"))',
        "mul<Scalar>(squaredSize(mean(candidate)), 0)",
      ],
      [
        "index",
        "the mean's scale for both",
        'tensorNamed(targets, "covariance")), "covariance")',
        'tensorNamed(targets, "covariance")), "mean")',
      ],
      [
        "index",
        "the covariance against the mean",
        'tensorNamed(targets, "covariance")), "covariance")',
        'tensorNamed(targets, "mean")), "covariance")',
      ],
    ),
  },
  {
    file: "losses/content-loss.ts",
    losses: ["content"],
    tests: [DEFINITIONS, "losses/content-loss.test.ts"],
    mutants: mutantsOf(
      ["divisor", "1 for 1/2", "squaredSize(exemplar), 1 / 2)", "squaredSize(exemplar), 1)"],
      ["divisor", "the mean", "squaredSize(exemplar), 1 / 2)", "squaredSize(exemplar), 1 / (2 * exemplar.size))"],
      ["term", "any height", "height === ownHeight && ", ""],
      ["term", "any width", " && width === ownWidth", ""],
      [
        "index",
        "as many positions, of other sides",
        "height === ownHeight && width === ownWidth",
        "height * width === ownHeight * ownWidth",
      ],
      ["index", "the exemplar's zeros for its map", "return { map: exemplar,", "return { map: mul(exemplar, 0),"],
    ),
  },
  {
    file: "losses/total-variation-loss.ts",
    losses: ["total_variation"],
    tests: [DEFINITIONS, "losses/total-variation-loss.test.ts"],
    mutants: mutantsOf(
      [
        "divisor",
        "over positions, not neighbors",
        "mean<Scalar>(exponent === 1 ? abs(difference) : square(difference))",
        "mul<Scalar>(mean(exponent === 1 ? abs(difference) : square(difference)), difference.size / map.size)",
      ],
      [
        "divisor",
        "over 2 directions",
        "totalVariation(exemplar, exponent), 1)",
        "totalVariation(exemplar, exponent), 1 / 2)",
      ],
      ["term", "down alone", "[...down, ...across]", "[...down]"],
      ["term", "across alone", "[...down, ...across]", "[...across]"],
      ["term", "not squared", ": square(difference)", ": abs(difference)"],
      ["term", "signed differences", "? abs(difference)", "? difference"],
      ["index", "the other exponent", "exponent === 1 ?", "exponent === 2 ?"],
      [
        "index",
        "diagonal neighbors",
        "part(0, 1, height, width - 1), part(0, 0, height, width - 1)",
        "part(1, 1, height - 1, width - 1), part(0, 0, height - 1, width - 1)",
      ],
      ["index", "a row is taken for a column", "height > 1 ?", "width > 1 ?"],
      ["index", "a column is taken for a row", "width > 1 ?", "height > 1 ?"],
    ),
  },
];
