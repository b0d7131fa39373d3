/** One place of the sources and what it becomes: a divisor changed, a term dropped, an index swapped. */
export interface Mutant {
  /** Below src. */
  readonly file: string;
  /** The loss that it spoils. */
  readonly kind: string;
  readonly what: "divisor" | "term" | "index";
  /** Stands once in the file. */
  readonly find: string;
  readonly replace: string;
}

type Change = readonly [kind: string, what: Mutant["what"], find: string, replace: string];

/** By file. `color_moments` and the means have no index of their own: theirs is the axis in `mean.ts`. */
const changes: Readonly<Record<string, readonly Change[]>> = {
  "losses/gram.ts": [
    [
      "gram",
      "divisor",
      "div(productOfChannels(flat), height * width)",
      "div(productOfChannels(flat), height * height)",
    ],
    [
      "gram",
      "divisor",
      "div(productOfChannels(flat), height * width);",
      "div(productOfChannels(flat), height * width - 1);",
    ],
    ["gram", "term", "add(dy, transpose(dy, [0, 2, 1]))", "dy"],
    ["gram", "index", "[batch, height * width, channels]);", "[batch, channels, height * width]);"],
  ],
  "losses/gram-loss.ts": [
    ["gram", "divisor", "1 / (4 * channels ** 2)", "1 / (2 * channels ** 2)"],
    ["gram", "divisor", "channels ** 2", "channels"],
  ],
  "losses/matched.ts": [["gram", "index", "paper(exemplar.shape[3])", "paper(exemplar.shape[2])"]],
  "losses/scale.ts": [
    ["gram", "divisor", "return div(1, orOne(size));", "return div(2, orOne(size));"],
    ["gram", "term", 'if (scale === "paper") return scalar(paper);', ""],
  ],
  "losses/squared-distance.ts": [
    ["gram", "term", "return sum(square(sub(a, b)));", "return sum(square(a));"],
    ["gram", "index", "return sum(square(a));", "return sum(a);"],
  ],
  "losses/or-one.ts": [["gram", "term", 'add(value, cast(equal(value, 0), "float32"))', "value"]],
  "losses/root.ts": [
    ["batchnorm", "divisor", "mul(positive, 0.5)", "positive"],
    ["batchnorm", "term", "sub(1, positive)", "mul(positive, 0)"],
  ],
  "losses/mean.ts": [["mean", "index", "[0, 1, 2]", "[0, 1]"]],
  "losses/mean-loss.ts": [
    ["mean", "divisor", "1 / channels", "1 / (2 * channels)"],
    ["mean", "term", "matched(mean, scale", "matched((map) => mean(map).square(), scale"],
  ],
  "losses/covariance.ts": [["covariance", "term", "sub(map, mean(map))", "map"]],
  "losses/covariance-loss.ts": [
    ["covariance", "divisor", "(4 * channels ** 2)", "(4 * channels)"],
    ["covariance", "term", "matched(covariance, scale", "matched((map) => covariance(map).abs(), scale"],
    ["covariance", "index", "channels ** 2", "channels ** 3"],
  ],
  "losses/shifted-gram-loss.ts": [
    ["shifted_gram", "divisor", "(4 * exemplar.shape[3] ** 2)", "(exemplar.shape[3] ** 2)"],
    ["shifted_gram", "term", "mul(mean(exemplar), s)", "mean(exemplar)"],
    ["shifted_gram", "term", 'gram(sub(candidate, tensorNamed<Tensor1D>(targets, "shift")))', "gram(candidate)"],
    ["shifted_gram", "index", "exemplar.shape[3] ** 2", "exemplar.shape[2] ** 2"],
  ],
  "losses/gram-pca-loss.ts": [
    ["gram_pca", "divisor", "1 / (4 * count ** 2)", "1 / (4 * channels ** 2)"],
    ["gram_pca", "divisor", "1 / (size === 0 ? 1 : size)", "1 / (size === 0 ? 1 : Math.sqrt(size))"],
    ["gram_pca", "term", "Matrix.sub(own, Matrix.columnVector(center).mmul(Matrix.rowVector(center)))", "own"],
    ["gram_pca", "index", "channels - 1 - i", "i"],
    ["gram_pca", "index", "basis.transpose().mmul(own).mmul(basis)", "basis.transpose().mmul(covariance).mmul(basis)"],
  ],
  "losses/long-range-gram-loss.ts": [
    ["long_range_gram", "divisor", "(height * width * (side - offset)) / side", "height * width"],
    ["long_range_gram", "divisor", "1 / (4 * channels ** 2 * count)", "1 / (4 * channels ** 2)"],
    ["long_range_gram", "term", 'const DIRECTIONS = ["down", "across"]', 'const DIRECTIONS = ["down"]'],
    ["long_range_gram", "term", 'flips === direction || flips === "both"', "flips === direction"],
    [
      "long_range_gram",
      "index",
      "const side = map.shape[axes[direction]];",
      'const side = map.shape[direction === "down" ? 2 : 1];',
    ],
    ["long_range_gram", "index", "reverse(map, axes[direction])", 'reverse(map, direction === "down" ? 2 : 1)'],
    [
      "long_range_gram",
      "index",
      "own.slice(0, target.shape[2] / target.shape[1])",
      "own.slice(-(target.shape[2] / target.shape[1]))",
    ],
    [
      "long_range_gram",
      "divisor",
      ".map((shape) => shape[axes[direction]])) / 2)",
      ".map((shape) => shape[axes[direction]])) / 1)",
    ],
  ],
  "losses/shifted-products.ts": [
    ["long_range_gram", "index", "begin[axis] = most + offset;", "begin[axis] = most - offset;"],
    ["long_range_gram", "term", "add(asLeft, asRight)", "asLeft"],
    ["long_range_gram", "index", "const back = offsets.map((offset) => -offset);", "const back = offsets;"],
    ["long_range_gram", "index", "transpose(blocks, [1, 0, 2])", "transpose(blocks, [1, 2, 0])"],
  ],
  "losses/batchnorm-loss.ts": [
    ["batchnorm", "divisor", "(channels) => 1 / channels", "(channels) => 1 / (2 * channels)"],
    ["batchnorm", "term", "concat([mean(map), deviation(map)])", "concat([deviation(map)])"],
    [
      "batchnorm",
      "term",
      "root(meanOver<Tensor1D>(square(sub(map, mean(map))), [0, 1, 2]))",
      "meanOver<Tensor1D>(square(sub(map, mean(map))), [0, 1, 2])",
    ],
    [
      "batchnorm",
      "index",
      "square(sub(map, mean(map))), [0, 1, 2]",
      "square(sub(map, meanOver(map, 3, true))), [0, 1, 2]",
    ],
  ],
  "losses/mmd-linear-loss.ts": [
    ["mmd_linear", "divisor", "() => 1)", "(channels) => 1 / channels)"],
    ["mmd_linear", "index", "matched(mean, scale", "matched((map) => mean(map).reverse().cumsum(), scale"],
    ["mmd_linear", "term", "() => 1)", "() => 2)"],
  ],
  "losses/mmd-polynomial-loss.ts": [
    ["mmd_polynomial", "divisor", "add(grams, mul(mul(means, 2)", "add(grams, mul(mul(means, 1)"],
    ["mmd_polynomial", "term", "square(offset));", "scalar(0));"],
    [
      "mmd_polynomial",
      "term",
      'const discrepancy = add(grams, mul(mul(means, 2), tensorNamed<Scalar>(targets, "offset")));',
      "const discrepancy = grams;",
    ],
    ["mmd_polynomial", "index", "meanOver(square(exemplar), [0, 1, 2])", "meanOver(square(exemplar), [0, 1, 3])"],
    ["mmd_polynomial", "term", 'unit === "exemplar" ?', 'unit === "feature" ?'],
  ],
  "losses/mmd-gaussian/kernel.ts": [
    ["mmd_gaussian", "divisor", "exp(mul(scaled, -1 / b))", "exp(mul(scaled, -b))"],
    ["mmd_gaussian", "divisor", ", bandwidths.length);", ", 1);"],
    ["mmd_gaussian", "divisor", "[0, 1, 2])), 2);", "[0, 1, 2])), 1);"],
    ["mmd_gaussian", "term", "square(sub(map, mean(map)))", "square(map)"],
  ],
  "losses/mmd-gaussian/full.ts": [
    [
      "mmd_gaussian",
      "term",
      "add(sub(meanKernel(x, x, unit, bandwidths), across), sub(own, across))",
      "add(sub(meanKernel(x, x, unit, bandwidths), across), own)",
    ],
    ["mmd_gaussian", "divisor", "mul(matMul(a, b, false, true), 2)", "matMul(a, b, false, true)"],
    ["mmd_gaussian", "index", "transpose(lengths(b))", "transpose(lengths(a))"],
  ],
  "losses/mmd-gaussian/fourier.ts": [
    ["mmd_gaussian", "divisor", "Math.sqrt(2 / bandwidths", "Math.sqrt(1 / bandwidths"],
    [
      "mmd_gaussian",
      "divisor",
      "div<Tensor1D>(embedded, Math.sqrt(frequencies))",
      "div<Tensor1D>(embedded, frequencies)",
    ],
    ["mmd_gaussian", "divisor", "div<Tensor2D>(waves, sqrt(unit))", "div<Tensor2D>(waves, unit)"],
    ["mmd_gaussian", "term", "meanOver<Tensor1D>(sin(angles), 0)", "meanOver<Tensor1D>(cos(angles), 0)"],
    ["mmd_gaussian", "index", "widths[i % frequencies]!", "widths[0]!"],
    ["mmd_gaussian", "index", "bandwidths[i % bandwidths.length]!", "bandwidths[0]!"],
  ],
  "losses/mmd-gaussian/paired.ts": [
    ["mmd_gaussian", "term", "add(sub(xx!, xy!), sub(yy!, yx!))", "add(sub(xx!, xy!), yy!)"],
    ["mmd_gaussian", "index", "      [x1, y0],", "      [x1, y1],"],
    ["mmd_gaussian", "divisor", "Math.min(own, others) / 2", "Math.min(own, others) / 4"],
    ["mmd_gaussian", "divisor", "distances.length);", "2 * distances.length);"],
    ["mmd_gaussian", "index", "[taken(0), taken(pairs)]", "[taken(0), taken(0)]"],
  ],
  "losses/sliced-wasserstein-loss.ts": [
    ["sliced_wasserstein", "divisor", "1 / (along.shape[0] * height * width)", "1 / (along.shape[1] * height * width)"],
    ["sliced_wasserstein", "divisor", "(along.shape[0] * height * width)", "(along.shape[0] * height * height)"],
    ["sliced_wasserstein", "term", "value / length", "value"],
    ["sliced_wasserstein", "index", "`sorted${i}`)", "`sorted${0}`)"],
    ["sliced_wasserstein", "index", "[0, top, left, 0]", "[0, left, top, 0]"],
    [
      "sliced_wasserstein",
      "index",
      "const count = directions === 0 ? channels : directions;",
      "const count = channels;",
    ],
    ["sliced_wasserstein", "term", "addN(distances)", "distances[0]!"],
  ],
  "losses/quantiles.ts": [
    ["sliced_wasserstein", "divisor", "((i + 0.5) * positions) / count - 0.5", "(i * positions) / count"],
    [
      "sliced_wasserstein",
      "term",
      "mul(at(Math.floor), rest), mul(at(Math.ceil), share)",
      "mul(at(Math.floor), share), mul(at(Math.ceil), rest)",
    ],
    ["sliced_wasserstein", "index", "Math.min(positions - 1", "Math.min(positions - 2"],
  ],
  "losses/rearrange.ts": [
    ["sliced_wasserstein", "index", "row * positions)", "row * rows)"],
    ["histogram", "term", "gradFunc: (dy: Tensor) => zerosLike(dy)", "gradFunc: (dy: Tensor) => dy"],
  ],
  "losses/histogram-loss.ts": [
    ["histogram", "divisor", "1 / channels.size", "1 / channels.shape[1]"],
    ["histogram", "term", "meanOver<Scalar>(square(exemplar))", "meanOver<Scalar>(exemplar)"],
    ["histogram", "index", "return transpose(positionsOf(map));", "return positionsOf(map);"],
  ],
  "losses/cmd-loss.ts": [
    ["cmd", "term", "root(squaredDistance(moment", "(squaredDistance(moment"],
    ["cmd", "index", "order <= count", "order < count"],
    ["cmd", "index", "let power = about;", "let power = map;"],
    ["cmd", "divisor", "div<Tensor4D>(exemplar, unit)", "div<Tensor4D>(exemplar, 1)"],
    ["cmd", "term", "const found = [center];", "const found = [mean(about)];"],
  ],
  "losses/color-moments-loss.ts": [
    [
      "color_moments",
      "divisor",
      'mean_scale: scaleFactor("relative", squaredSize(center), 1)',
      'mean_scale: scaleFactor("relative", squaredSize(spread), 1)',
    ],
    [
      "color_moments",
      "term",
      'squaredDistance(covariance(candidate), tensorNamed(targets, "covariance"))',
      "squaredDistance(covariance(candidate), covariance(candidate))",
    ],
    ["color_moments", "index", 'tensorNamed(targets, "mean")), "mean"', 'tensorNamed(targets, "mean")), "covariance"'],
  ],
  "losses/spectrum-loss.ts": [
    ["spectrum", "divisor", "1 / (2 * channels * height * width)", "1 / (2 * height * width)"],
    [
      "spectrum",
      "term",
      "sc: neg(add<Tensor3D>(plus.imaginary, minus.imaginary))",
      "sc: add<Tensor3D>(plus.imaginary, minus.imaginary)",
    ],
    [
      "spectrum",
      "index",
      "over(sub<Tensor3D>(mul(a.imaginary, b.real), mul(a.real, b.imaginary)))",
      "over(sub<Tensor3D>(mul(a.real, b.imaginary), mul(a.imaginary, b.real)))",
    ],
    ["spectrum", "divisor", "mul(saved[0]!, 2)", "mul(saved[0]!, 1)"],
    ["spectrum", "divisor", ", 0.5);", ", 1);"],
  ],
  "losses/autocorrelation-loss.ts": [
    ["autocorrelation", "divisor", "1 / (4 * channels ** 2)", "1 / (4 * channels)"],
    ["autocorrelation", "term", 'squaredDistance(odd, tensorNamed(targets, "odd"))', "squaredDistance(odd, odd)"],
    ["autocorrelation", "index", "countOf(i % across, width)", "countOf(i % down, width)"],
    ["autocorrelation", "term", "add<Scalar>(squaredSize(even), squaredSize(odd))", "squaredSize(even)"],
  ],
  "losses/deep-correlations-loss.ts": [
    ["deep_correlations", "divisor", "(sum / pairs)", "(sum / side)"],
    ["deep_correlations", "divisor", "size, 1 / 4)", "size, 1)"],
    ["deep_correlations", "term", "Math.sqrt(shift === 0 ? 1 : 2)", "1"],
    [
      "deep_correlations",
      "index",
      "across(shiftWaves(wave, width, wide), down(shiftWaves(wave, height, tall), squares))",
      "across(shiftWaves(wave, height, wide), down(shiftWaves(wave, width, tall), squares))",
    ],
    [
      "deep_correlations",
      "index",
      "[target.shape[1] - 1, target.shape[2] - 1]",
      "[target.shape[1] - 1, target.shape[1] - 1]",
    ],
    ["deep_correlations", "divisor", "side ** 2) / period", "side ** 2) / side"],
  ],
  "losses/fourier.ts": [
    ["spectrum", "divisor", "wide, () => 1 / width)", "wide, () => 1 / wide)"],
    ["spectrum", "index", 'sc: withDown("sine", c)', 'sc: withDown("sine", s)'],
    ["spectrum", "term", 'ofDown("cosine", cs), ofDown("sine", ss)', 'ofDown("cosine", cs), ofDown("cosine", ss)'],
    [
      "spectrum",
      "divisor",
      "Math.sqrt((ownHeight * ownWidth) / (height * width))",
      "(ownHeight * ownWidth) / (height * width)",
    ],
    ["spectrum", "term", "cc: add(mul(found.cc, factor), constant)", "cc: mul(found.cc, factor)"],
  ],
  "losses/waves.ts": [
    ["spectrum", "index", "(2 * frequency) % period === 0 ? 1 : 2", "frequency === 0 ? 1 : 2"],
    ["spectrum", "divisor", "Math.floor(period / 2) + 1", "Math.ceil(period / 2) + 1"],
    ["spectrum", "term", "2 * Math.PI * step", "Math.PI * step"],
  ],
  "losses/power.ts": [
    ["autocorrelation", "term", "sub(mul(cs, sc), mul(cc, ss))", "mul(cs, sc)"],
    ["autocorrelation", "divisor", "mul(cc, ss)), 2)", "mul(cc, ss)), 1)"],
    [
      "autocorrelation",
      "index",
      "[square(cc), square(cs), square(sc), square(ss)]",
      "[square(cc), square(cs), square(cs), square(ss)]",
    ],
  ],
  "losses/content-loss.ts": [
    ["content", "divisor", "1 / 2)", "1)"],
    [
      "content",
      "term",
      'squaredDistance(candidate, tensorNamed(targets, "map"))',
      "squaredDistance(candidate, candidate)",
    ],
    ["content", "index", "height === ownHeight && width === ownWidth", "height === ownHeight"],
  ],
  "losses/total-variation-loss.ts": [
    [
      "total_variation",
      "divisor",
      "mean<Scalar>(exponent === 1 ? abs(difference) : square(difference))",
      "mean<Scalar>(exponent === 1 ? abs(difference) : abs(difference))",
    ],
    ["total_variation", "term", "[...down, ...across].reduce", "[...down].reduce"],
    [
      "total_variation",
      "index",
      "variation(part(0, 1, height, width - 1), part(0, 0, height, width - 1))",
      "variation(part(1, 0, height - 1, width), part(0, 0, height - 1, width))",
    ],
  ],
  "objective/objective.ts": [
    [
      "objective",
      "index",
      "under(inputs, `target/${name}/`), under(inputs, `draw/${name}/`)",
      "under(inputs, `target/${terms[0]!.name}/`), under(inputs, `draw/${name}/`)",
    ],
    ["objective", "term", "return addN(Object.values(values));", "return Object.values(values)[0]!;"],
    ["objective", "divisor", "mul(loss, tensorNamed<Scalar>(inputs, `weight/${name}`))", "loss"],
    ["objective", "index", "loss.measure(maps[layer]!", "loss.measure(maps[features.layers[0]!]!"],
    [
      "objective",
      "index",
      "loss.prepare(maps[layer]!, outputShapes[layer]!",
      "loss.prepare(maps[layer]!, features.shapes(exemplar.height, exemplar.width)[layer]!",
    ],
    ["objective", "term", "loss.finish?.(own) ?? own", "own"],
  ],
};

export const mutants: readonly Mutant[] = Object.entries(changes).flatMap(([file, list]) =>
  list.map(([kind, what, find, replace]) => ({ file, kind, what, find, replace })),
);
