import { mutantsOf, type MutantGroup } from "./mutant";

const DEFINITIONS = "losses/definitions.test.ts";

/** Losses of sorted values. */
export const sortingMutants: readonly MutantGroup[] = [
  {
    file: "losses/sliced-wasserstein-loss.ts",
    losses: ["sliced_wasserstein"],
    tests: [DEFINITIONS, "losses/sliced-wasserstein-loss.test.ts"],
    mutants: mutantsOf(
      ["divisor", "the sum over directions", "along.shape[0] * height * width", "height * width"],
      ["divisor", "over the height alone", "along.shape[0] * height * width", "along.shape[0] * height"],
      ["divisor", "directions of any length", "value / length", "value"],
      ["term", "the first cell alone", "addN(distances)", "addN(distances.slice(0, 1))"],
      ["term", "the size not squared", "square(project(exemplar, along))", "project(exemplar, along)"],
      ["term", "one direction by default", "directions === 0 ? channels", "directions === 0 ? 1"],
      ["term", "directions of one orthant", "random.normal()", "random.uniform()"],
      ["index", "channels for directions", "along.shape[0] * height * width", "along.shape[1] * height * width"],
      ["index", "the first cell's position for all", "[0, top, left, 0]", "[0, 0, 0, 0]"],
      ["index", "rows and columns of cells swapped", "[0, top, left, 0]", "[0, left, top, 0]"],
      ["index", "the exemplar's first cell for all", "ownCells[i]!", "ownCells[0]!"],
      ["index", "edges of cells rounded down", "Math.round((i * size) / tags)", "Math.floor((i * size) / tags)"],
      ["index", "directions as columns", "data[row * channels + i]", "data[i * count + row]"],
    ),
  },
  {
    file: "losses/histogram-loss.ts",
    losses: ["histogram"],
    tests: [DEFINITIONS],
    mutants: mutantsOf(
      ["divisor", "the sum over channels", "1 / channels.size", "1 / channels.shape[1]"],
      ["divisor", "the sum over positions", "1 / channels.size", "1 / channels.shape[0]"],
      ["term", "the size not squared", "square(exemplar)", "exemplar"],
      [
        "index",
        "another channel's histogram",
        'import { rearranged } from "./rearrange";',
        `import { reverse } from "../core/tensor";
         import { rearranged as plain } from "./rearrange";
         const rearranged = (rows: Tensor2D, sorted: Tensor2D) => plain(rows, reverse(sorted, 0));`,
      ],
      [
        "index",
        "the smallest for the largest",
        'import { rearranged } from "./rearrange";',
        `import { reverse } from "../core/tensor";
         import { rearranged as plain } from "./rearrange";
         const rearranged = (rows: Tensor2D, sorted: Tensor2D) => plain(rows, reverse(sorted, 1));`,
      ],
    ),
  },
  {
    file: "losses/quantiles.ts",
    losses: ["sliced_wasserstein", "histogram"],
    tests: [DEFINITIONS, "losses/quantiles.test.ts"],
    mutants: mutantsOf(
      [
        "divisor",
        "ranks from end to end",
        "((i + 0.5) * positions) / count - 0.5",
        "(i * (positions - 1)) / (count - 1)",
      ],
      [
        "divisor",
        "positions and count swapped",
        "((i + 0.5) * positions) / count - 0.5",
        "((i + 0.5) * count) / positions - 0.5",
      ],
      ["term", "ranks at their upper ends", "((i + 0.5) * positions) / count - 0.5", "(i * positions) / count"],
      ["term", "ranks moved by half", "((i + 0.5) * positions) / count - 0.5", "((i + 0.5) * positions) / count"],
      [
        "term",
        "the rank below, no line",
        "add(mul(at(Math.floor), rest), mul(at(Math.ceil), share))",
        "at(Math.floor)",
      ],
      ["term", "places before the first", "Math.max(0, place)", "Math.abs(place)"],
      [
        "term",
        "places after the last",
        "Math.min(positions - 1, Math.max(0, place))",
        "Math.min(positions - 1.25, Math.max(0, place))",
      ],
      [
        "index",
        "shares swapped",
        "mul(at(Math.floor), rest), mul(at(Math.ceil), share)",
        "mul(at(Math.floor), share), mul(at(Math.ceil), rest)",
      ],
      [
        "index",
        "a rank to the side",
        "mul(at(Math.ceil), share)",
        "mul(at((place) => Math.min(positions - 1, Math.ceil(place) + 1)), share)",
      ],
    ),
  },
  {
    file: "losses/rearrange.ts",
    losses: ["sliced_wasserstein", "histogram"],
    tests: ["losses/rearrange.test.ts"],
    absent: { divisor: "puts values in order, divides nothing" },
    mutants: mutantsOf(
      ["term", "the first row's places for all", 'add(order, tensor(starts, [rows, 1], "int32"))', "order"],
      ["term", "a gradient through the match", "zerosLike(dy)", "dy"],
      ["index", "rows start at row · rows", "(_, row) => row * positions", "(_, row) => row * rows"],
      [
        "index",
        "the inverse of the order",
        "scatterND(places, reshape(sortedTargets, [-1]), [rows * positions])",
        "reshape(sortedTargets, [-1]).gather(reshape(places, [-1]))",
      ],
    ),
  },
];
