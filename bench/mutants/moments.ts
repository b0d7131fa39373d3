import { mutantsOf, type MutantGroup } from "./mutant";

const DEFINITIONS = "losses/definitions.test.ts";

/** Losses of Gram matrices, means and moments. */
export const momentMutants: readonly MutantGroup[] = [
  {
    file: "losses/gram.ts",
    losses: ["gram"],
    tests: ["losses/gram.test.ts"],
    mutants: mutantsOf(
      [
        "divisor",
        "over the height alone",
        "productOfChannels(flat), height * width",
        "productOfChannels(flat), height",
      ],
      ["divisor", "over the width alone", "productOfChannels(flat), height * width", "productOfChannels(flat), width"],
      [
        "divisor",
        "over M − 1",
        "productOfChannels(flat), height * width",
        "productOfChannels(flat), height * width - 1",
      ],
      ["term", "gradient F D without F Dᵀ", "add(dy, transpose(dy, [0, 2, 1]))", "dy"],
      ["index", "gradient 2 F D: D not turned", "transpose(dy, [0, 2, 1])", "dy"],
      ["index", "products of positions", "matMul<Tensor>(f, f, true, false)", "matMul<Tensor>(f, f, false, true)"],
    ),
  },
  {
    file: "losses/gram-loss.ts",
    losses: ["gram"],
    tests: ["losses/gram-loss.test.ts"],
    absent: { term: "one norm: see gram.ts and squared-distance.ts", index: "names its statistic alone: see gram.ts" },
    mutants: mutantsOf(
      ["divisor", "2N² for 4N²", "1 / (4 * channels ** 2)", "1 / (2 * channels ** 2)"],
      ["divisor", "4N for 4N²", "1 / (4 * channels ** 2)", "1 / (4 * channels)"],
    ),
  },
  {
    file: "losses/covariance.ts",
    losses: ["covariance", "color_moments"],
    tests: [DEFINITIONS],
    mutants: mutantsOf(
      [
        "divisor",
        "over M − 1",
        'import { gram } from "./gram";',
        `import { div } from "../core/tensor";
         import { gram as biased } from "./gram";
         const gram = (map: Tensor4D) => div<Tensor3D>(biased(map), 1 - 1 / (map.shape[1] * map.shape[2]));`,
      ],
      ["term", "the mean stays", "gram(sub(map, mean(map)))", "gram(map)"],
      [
        "index",
        "about each column's mean",
        'import { mean } from "./mean";',
        `import { mean as meanOver } from "../core/tensor";
         const mean = (map: Tensor4D) => meanOver<Tensor4D>(map, 1, true);`,
      ],
    ),
  },
  {
    file: "losses/covariance-loss.ts",
    losses: ["covariance"],
    tests: [DEFINITIONS],
    absent: { term: "one norm: see covariance.ts", index: "names its statistic alone: see covariance.ts" },
    mutants: mutantsOf(
      ["divisor", "N² for 4N²", "1 / (4 * channels ** 2)", "1 / channels ** 2"],
      ["divisor", "4N for 4N²", "1 / (4 * channels ** 2)", "1 / (4 * channels)"],
    ),
  },
  {
    file: "losses/shifted-gram-loss.ts",
    losses: ["shifted_gram"],
    tests: [DEFINITIONS],
    mutants: mutantsOf(
      ["divisor", "2N² for 4N²", "1 / (4 * exemplar.shape[3] ** 2)", "1 / (2 * exemplar.shape[3] ** 2)"],
      ["divisor", "4 times the width squared", "exemplar.shape[3] ** 2", "exemplar.shape[2] ** 2"],
      [
        "term",
        "the candidate is not shifted",
        'gram(sub(candidate, tensorNamed<Tensor1D>(targets, "shift")))',
        "gram(candidate)",
      ],
      ["term", "the exemplar is not shifted", "gram(sub(exemplar, shift))", "gram(exemplar)"],
      ["term", "shifted by all of the mean", "mul(mean(exemplar), s)", "mul(mean(exemplar), 1)"],
      ["index", "about the candidate's mean", 'tensorNamed<Tensor1D>(targets, "shift")', "mul(mean(candidate), s)"],
      ["index", "1 − s for s", "mul(mean(exemplar), s)", "mul(mean(exemplar), 1 - s)"],
    ),
  },
  {
    file: "losses/gram-pca-loss.ts",
    losses: ["gram_pca"],
    tests: [DEFINITIONS, "losses/gram-pca-loss.test.ts"],
    mutants: mutantsOf(
      ["divisor", "4N² for 4k²", "1 / (4 * count ** 2)", "1 / (4 * channels ** 2)"],
      ["divisor", "over the norm, not squared", "1 / (size === 0 ? 1 : size)", "1 / Math.sqrt(size === 0 ? 1 : size)"],
      ["term", "divides by an exemplar of zeros", "1 / (size === 0 ? 1 : size)", "1 / size"],
      [
        "term",
        "components of the Gram matrix",
        "Matrix.sub(own, Matrix.columnVector(center).mmul(Matrix.rowVector(center)))",
        "own.clone()",
      ],
      ["term", "components of either sign", "largest < 0 ? vector.map((value) => -value) : vector", "vector"],
      ["index", "the smallest eigenvalues", "getColumn(channels - 1 - i)", "getColumn(i)"],
      [
        "index",
        "the second largest first",
        "getColumn(channels - 1 - i)",
        "getColumn((2 * channels - 2 - i) % channels)",
      ],
      ["index", "rows of the eigenvectors", "eigenvectorMatrix.getColumn(", "eigenvectorMatrix.getRow("],
      [
        "index",
        "B G Bᵀ for Bᵀ G B",
        "basis.transpose().mmul(own).mmul(basis)",
        "basis.mmul(own.subMatrix(0, count - 1, 0, count - 1)).mmul(basis.transpose()).subMatrix(0, count - 1, 0, count - 1)",
      ],
    ),
  },
  {
    file: "losses/mean.ts",
    losses: ["mean", "mmd_linear"],
    tests: [DEFINITIONS],
    absent: { term: "one sum" },
    mutants: mutantsOf(
      ["divisor", "a sum", "import { mean as meanOver,", "import { sum as meanOver,"],
      [
        "divisor",
        "over M − 1",
        'import { mean as meanOver, type Tensor1D, type Tensor4D } from "../core/tensor";',
        `import { div, mean as plain, type Tensor1D, type Tensor4D } from "../core/tensor";
         const meanOver = <T extends Tensor1D>(map: Tensor4D, over: number[]) =>
           div<T>(plain(map, over), 1 - 1 / (map.shape[1] * map.shape[2]));`,
      ],
      ["index", "rows alone", "meanOver<Tensor1D>(map, [0, 1, 2])", "meanOver<Tensor1D>(map, [0, 1])"],
      ["index", "over channels", "meanOver<Tensor1D>(map, [0, 1, 2])", "meanOver<Tensor1D>(map, [0, 1, 3])"],
    ),
  },
  {
    file: "losses/mean-loss.ts",
    losses: ["mean"],
    tests: [DEFINITIONS],
    absent: { term: "one norm: see squared-distance.ts", index: "names its statistic alone: see mean.ts" },
    mutants: mutantsOf(
      ["divisor", "2N for N", "(channels) => 1 / channels", "(channels) => 1 / (2 * channels)"],
      ["divisor", "N² for N", "(channels) => 1 / channels", "(channels) => 1 / channels ** 2"],
    ),
  },
  {
    file: "losses/batchnorm-loss.ts",
    losses: ["batchnorm"],
    tests: [DEFINITIONS],
    mutants: mutantsOf(
      ["divisor", "2N, as there are 2N numbers", "(channels) => 1 / channels", "(channels) => 1 / (2 * channels)"],
      [
        "divisor",
        "variance over M − 1",
        'import { concat, mean as meanOver, square, sub, type Tensor1D, type Tensor4D } from "../core/tensor";',
        `import { concat, div, mean as meanOver, square as plain, sub } from "../core/tensor";
         import type { Tensor1D, Tensor4D } from "../core/tensor";
         const square = (map: Tensor4D) => div<Tensor4D>(plain(map), 1 - 1 / (map.shape[1] * map.shape[2]));`,
      ],
      ["term", "no deviations", "concat([mean(map), deviation(map)])", "mean(map)"],
      ["term", "no means", "concat([mean(map), deviation(map)])", "deviation(map)"],
      ["term", "variances", "root(meanOver<Tensor1D>(", "(meanOver<Tensor1D>("],
      ["term", "root mean squares, not centered", "square(sub(map, mean(map)))", "square(map)"],
      ["index", "over channels", "[0, 1, 2]", "[0, 1, 3]"],
    ),
  },
  {
    file: "losses/mmd-linear-loss.ts",
    losses: ["mmd_linear"],
    tests: [DEFINITIONS],
    absent: { term: "one norm: see squared-distance.ts", index: "names its statistic alone: see mean.ts" },
    mutants: mutantsOf(
      ["divisor", "over N", "() => 1)", "(channels) => 1 / channels)"],
      ["divisor", "over 2", "() => 1)", "() => 1 / 2)"],
    ),
  },
  {
    file: "losses/mmd-polynomial-loss.ts",
    losses: ["mmd_polynomial"],
    tests: [DEFINITIONS],
    mutants: mutantsOf(
      [
        "divisor",
        "over 4N²",
        "scaleFactor(scale, size, 1)",
        "scaleFactor(scale, size, 1 / (4 * exemplar.shape[3] ** 2))",
      ],
      [
        "divisor",
        "the unit also over channels",
        "sum<Scalar>(meanOver(square(exemplar), [0, 1, 2]))",
        "meanOver<Scalar>(square(exemplar))",
      ],
      ["term", "c for 2c", "mul(mul(means, 2),", "mul(mul(means, 1),"],
      ["term", "no means", 'add(grams, mul(mul(means, 2), tensorNamed<Scalar>(targets, "offset")))', "grams"],
      ["term", "the size with c for 2c", "mul(offset, 2)", "mul(offset, 1)"],
      ["term", "the size with c for c²", "square(offset))", "offset)"],
      ["index", "the size with c of the Gram matrix", "squaredSize(center)", "squaredSize(target)"],
      ["index", "the other unit", 'unit === "exemplar"', 'unit === "feature"'],
    ),
  },
  {
    file: "losses/cmd-loss.ts",
    losses: ["cmd"],
    tests: [DEFINITIONS],
    mutants: mutantsOf(
      ["divisor", "over K", "scaleFactor(scale, size, 1)", "scaleFactor(scale, size, 1 / moments)"],
      ["divisor", "over the mean square, no root", "orOne(sqrt(meanOver<Scalar>(", "orOne((meanOver<Scalar>("],
      ["divisor", "features as they are in the size", "div<Tensor4D>(exemplar, unit)", "exemplar"],
      [
        "term",
        "squared distances",
        "root(squaredDistance(moment, targetOf(targets, i + 1)))",
        "squaredDistance(moment, targetOf(targets, i + 1))",
      ],
      ["term", "squared sizes", "root(squaredSize(moment))", "squaredSize(moment)"],
      ["term", "moments about zero", "sub<Tensor4D>(map, center)", "map"],
      ["term", "no mean", "mul(addN<Scalar>(distances)", "mul(addN<Scalar>(distances.slice(1))"],
      ["index", "orders to K − 1", "order <= count", "order < count"],
      ["index", "orders 3 to K + 1", "let power = about;", "let power = mul<Tensor4D>(about, about);"],
      ["index", "the exemplar's other order", "targetOf(targets, i + 1)", "targetOf(targets, moments - i)"],
      [
        "index",
        "the unit on the paper scale alone",
        'scale === "paper" ? undefined',
        'scale === "relative" ? undefined',
      ],
    ),
  },
];
