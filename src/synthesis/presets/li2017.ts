import { weightedByChannels } from "./layers";
import type { Preset, Recipe, RecipeOptions } from "./preset";

const network = { features: "vgg19", pooling: "average", padding: "zero", normalized: false, scales: 1 } as const;

/** One of the paper's four statistics. */
interface Variant {
  readonly name: string;
  readonly statistic: string;
  readonly paper: Pick<RecipeOptions, "layers" | "losses" | "evaluations" | "rounds">;
  /** Weights of the loss on its `scale`, and of the layers, that give the code's gradients. */
  readonly code: Pick<RecipeOptions, "layers" | "rounds"> & { readonly loss: string; readonly weight: number };
  readonly open?: readonly string[];
  readonly departures?: readonly string[];
}

function paperRecipe({ paper, open = [] }: Variant): Recipe {
  return {
    source: "arXiv:1701.01036, §4 (MMD and BN statistics)",
    options: {
      ...network,
      evaluations: [500],
      ...paper,
      init: "white-gaussian",
      optimizer: "lbfgsb",
      memory: 20,
      bounds: "unit",
    },
    open: [
      "layers relu1_1 to relu5_1 with equal factors [M]",
      ...open,
      "optimizer, start and bounds are not told [M]: L-BFGS, 51 levels around mid gray, 0..1",
    ],
  };
}

function codeRecipe({ code: { loss, weight, ...code } }: Variant): Recipe {
  return {
    source: "lyttonhao/Neural-Style-MMD, neural-style.py, mmd_loss.py, bn_loss.py and run.sh",
    options: {
      ...network,
      ...code,
      losses: [
        { loss, weight },
        // Their gradient, 1e-2 times the Laplacian over 8, is that of 1e-2/16 · Σ over neighbors of (difference)².
        { loss: "total_variation/scale=paper_m", weight: (3 * 1e-2) / 16, layers: ["pixels"] },
      ],
      init: "uniform/around=imagenet/half=0.1",
      evaluations: [1000],
      optimizer: "sgd",
      // The code's pixels are 255 u + const: rates in units of u are over 255², decay times 255², the limit times 255.
      ...{ learningRate: 1e-3 / 255 ** 2, momentum: 0.9 },
      sgd: {
        rateDecay: { factor: 0.9, every: 80 },
        weightDecay: 5e-4 * 255 ** 2,
        gradientLimit: 255,
        stepTolerance: 0.005,
      },
      bounds: "none",
    },
    open: ["weights are such that gradients are the code's, which has them by hand and half of what its formulas say"],
  };
}

const variants: readonly Variant[] = [
  {
    name: "linear",
    statistic: "MMD with the linear kernel",
    paper: { layers: weightedByChannels(() => 1), losses: [{ loss: "mmd_linear", weight: 1 }] },
    code: { layers: weightedByChannels((n) => 1 / n), loss: "mmd_linear/scale=paper_m", weight: (5 * 2e3) / 2 },
    open: ["the normalization Z of a layer is not told: the exemplar's own size stands for it"],
  },
  {
    name: "polynomial",
    statistic: "MMD with the polynomial kernel of order 2 (c = 0: the Gram matrix)",
    paper: {
      layers: weightedByChannels((n) => 1 / (4 * n ** 2)),
      losses: [{ loss: "mmd_polynomial/scale=paper", weight: 1 }],
    },
    code: {
      layers: weightedByChannels((n) => 1 / n ** 2),
      loss: "mmd_polynomial/scale=paper_m",
      weight: (5 * 0.1) / 4,
    },
    open: ["Z = 4N²M², with which the loss is Gatys et al.'s"],
  },
  {
    name: "gaussian",
    statistic: "MMD with the Gaussian kernel, estimated in linear time",
    paper: {
      layers: weightedByChannels(() => 1),
      losses: [{ loss: "mmd_gaussian/estimator=paired", weight: 1 }],
      evaluations: [1000],
      rounds: 20,
    },
    code: {
      layers: weightedByChannels((n) => 1 / n),
      loss: "mmd_gaussian/estimator=paired/bandwidth_from=draw/scale=paper",
      weight: (5 * 3e14) / 4,
      rounds: 10,
    },
    open: [
      "Z is not told: the exemplar's own size stands for it",
      "pairs are drawn once a round; 20 rounds of 50 evaluations are this recipe's",
    ],
    departures: [
      "The code draws its pairs at every step; here they stay for a round of 100 steps, and momentum and rates begin anew with each.",
      "The code shuffles both maps by themselves, here one order serves both, so that the estimate is zero at the exemplar.",
    ],
  },
  {
    name: "batchnorm",
    statistic: "means and deviations of the channels (BN statistics)",
    paper: { layers: weightedByChannels(() => 1), losses: [{ loss: "batchnorm/scale=paper", weight: 1 }] },
    code: { layers: weightedByChannels(() => 1), loss: "batchnorm/scale=paper_m", weight: 1e3 / 2 },
  },
];

export const li2017: readonly Preset[] = variants.map((variant) => ({
  name: `li2017-${variant.name}`,
  title: `Demystifying Neural Style Transfer: ${variant.statistic}`,
  source: "Li, Wang, Liu & Hou 2017, arXiv:1701.01036",
  modes: { paper: paperRecipe(variant), code: codeRecipe(variant) },
  departures: [
    "Content is left out: this is a texture recipe until style transfer comes.",
    ...(variant.departures ?? []),
    "The code's pixels are 256 times 0..1, here 255; it resizes to a long edge of 600.",
    "The code limits the gradient before it adds that of total variation; here the sum is limited. Its Laplacian takes the mean color beyond the edge; here differences end there.",
    "The best picture seen is handed back, the code's is the last; the code then removes noise by total variation (0.02), which is left out.",
  ],
}));
