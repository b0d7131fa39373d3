import { mutantsOf, type MutantGroup } from "./mutant";

const DEFINITIONS = "losses/definitions.test.ts";
const OBJECTIVE = ["objective/objective.test.ts", "objective/layers.test.ts"];

/** What all losses use, and the objective that sums them. */
export const sharedMutants: readonly MutantGroup[] = [
  {
    file: "losses/matched.ts",
    losses: ["gram", "covariance", "mean", "batchnorm", "mmd_linear"],
    tests: [DEFINITIONS],
    mutants: mutantsOf(
      ["divisor", "N − 1 for N", "paper(exemplar.shape[3])", "paper(exemplar.shape[3] - 1)"],
      ["term", "no scale", 'tensorNamed<Scalar>(targets, "scale")', "1"],
      ["term", "the size of nothing", "squaredSize(target)", "squaredDistance(target, target)"],
      ["index", "the width for N", "paper(exemplar.shape[3])", "paper(exemplar.shape[2])"],
      [
        "index",
        "the paper's constant at will",
        "scaleFactor(scale,",
        'scaleFactor(scale === "paper" ? "relative" : "paper",',
      ],
    ),
  },
  {
    file: "losses/squared-distance.ts",
    losses: ["gram", "mean"],
    tests: [DEFINITIONS],
    absent: { index: "entry by entry, and a − b or b − a is one" },
    mutants: mutantsOf(
      ["divisor", "means", "import { square, sub, sum,", "import { mean as sum, square, sub,"],
      ["term", "the distance not squared", "sum(square(sub(a, b)))", "sum(sub(a, b))"],
      ["term", "the size not squared", "sum(square(a))", "sum(a)"],
      ["term", "no target", "square(sub(a, b))", "square(sub(a, 0))"],
    ),
  },
  {
    file: "losses/scale.ts",
    losses: ["gram"],
    tests: ["losses/gram-loss.test.ts", DEFINITIONS],
    mutants: mutantsOf(
      ["divisor", "2 over the size", "div(1, orOne(size))", "div(2, orOne(size))"],
      ["divisor", "times the size", "div(1, orOne(size))", "orOne(size)"],
      ["divisor", "the paper's constant over the size", "scalar(paper);", "div(paper, orOne(size));"],
      ["term", "divides by an exemplar of zeros", "div(1, orOne(size))", "div(1, size)"],
      ["term", "no constant", "scalar(paper);", "scalar(1);"],
      ["index", "scales swapped", 'if (scale === "paper")', 'if (scale === "relative")'],
    ),
  },
  {
    file: "losses/or-one.ts",
    losses: ["gram", "cmd", "mmd_gaussian"],
    tests: ["losses/gram-loss.test.ts", DEFINITIONS],
    absent: { divisor: "guards one", index: "a number" },
    mutants: mutantsOf(
      ["term", "zero stays zero", 'add(value, cast(equal(value, 0), "float32"))', "add(value, 0)"],
      ["term", "one more always", 'cast(equal(value, 0), "float32")', "1"],
      [
        "term",
        "two for zero",
        'add(value, cast(equal(value, 0), "float32"))',
        'add(value, add(cast(equal(value, 0), "float32"), cast(equal(value, 0), "float32")))',
      ],
    ),
  },
  {
    file: "losses/positions.ts",
    losses: ["gram_pca", "histogram", "sliced_wasserstein", "mmd_gaussian"],
    tests: [DEFINITIONS],
    absent: { divisor: "a reshape", term: "a reshape" },
    mutants: mutantsOf(
      [
        "index",
        "channels before positions",
        'import { reshape, type Rank, type Tensor2D, type Tensor4D } from "../core/tensor";',
        `import { reshape as plain, transpose, type Rank, type Tensor2D, type Tensor4D } from "../core/tensor";
         const reshape = <R extends Rank.R2>(map: Tensor4D, [positions, channels]: [number, number]) =>
           transpose(plain<R>(map, [channels, positions]));`,
      ],
      ["index", "one position for a channel", "[height * width, channels]", "[channels, height * width]"],
    ),
  },
  {
    file: "losses/root.ts",
    losses: ["cmd", "batchnorm"],
    tests: ["losses/root.test.ts"],
    absent: { index: "entry by entry" },
    mutants: mutantsOf(
      ["divisor", "the gradient 1/√x", "mul(positive, 0.5)", "mul(positive, 1)"],
      ["term", "the gradient 0/0 at zero", "add(found, sub(1, positive))", "found"],
      ["term", "the gradient 1/2 at zero", "mul(positive, 0.5)", "0.5"],
      ["term", "the gradient of x for √x", "mul(dy, div(", "mul(1, div("],
    ),
  },
  {
    file: "objective/objective.ts",
    losses: [],
    tests: OBJECTIVE,
    absent: { divisor: "a weighted sum: weights are their caller's, and nothing is averaged" },
    mutants: mutantsOf(
      ["term", "no weights", "mul(loss, tensorNamed<Scalar>(inputs, `weight/${name}`))", "loss"],
      [
        "term",
        "weights squared",
        "mul(loss, tensorNamed<Scalar>(inputs, `weight/${name}`))",
        "mul(mul(loss, tensorNamed<Scalar>(inputs, `weight/${name}`)), tensorNamed<Scalar>(inputs, `weight/${name}`))",
      ],
      [
        "term",
        "the first term alone",
        "return addN(Object.values(values));",
        "return addN(Object.values(values).slice(0, 1));",
      ],
      [
        "term",
        "the last term left out",
        "return addN(Object.values(values));",
        "return addN(Object.values(values).slice(0, -1));",
      ],
      ["term", "nothing is finished", "loss.finish?.(own) ?? own", "own"],
      [
        "term",
        "draws are not prepared with",
        "outputShapes[layer]!, under(inputs, `draw/${name}/`)",
        "outputShapes[layer]!, {}",
      ],
      [
        "index",
        "the first term's target",
        "const [targets, draws] = [under(inputs, `target/${name}/`)",
        "const [targets, draws] = [under(inputs, `target/${terms[0]!.name}/`)",
      ],
      [
        "index",
        "the first weight for all",
        "tensorNamed<Scalar>(inputs, `weight/${name}`)",
        "tensorNamed<Scalar>(inputs, `weight/${objective.terms[0]!.name}`)",
      ],
      [
        "index",
        "the first layer is measured",
        "loss.measure(maps[layer]!,",
        "loss.measure(maps[features.layers[0]!]!,",
      ],
      [
        "index",
        "the first layer is prepared",
        "loss.prepare(maps[layer]!,",
        "loss.prepare(maps[features.layers[0]!]!,",
      ],
      [
        "index",
        "prepared for the exemplar's size",
        "const outputShapes = features.shapes(output.height, output.width);\n  features.shapes(exemplar.height, exemplar.width);",
        "const outputShapes = features.shapes(exemplar.height, exemplar.width);\n  features.shapes(output.height, output.width);",
      ],
      [
        "index",
        "drawn for swapped sizes",
        "{ exemplar: exemplarShapes[layer]!, output: outputShapes[layer]! }",
        "{ exemplar: outputShapes[layer]!, output: exemplarShapes[layer]! }",
      ],
      ["index", "one stream for all layers", "stream(name)", "stream(loss.name)"],
      ["index", "losses on layers that are not theirs", "layers.includes(layer) ?", "layers.length > 0 ?"],
      ["index", "height and width swapped", "return [1, height, width, 3];", "return [1, width, height, 3];"],
    ),
  },
];
