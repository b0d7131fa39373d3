import { firstOfBlocks, TORCHVISION_UNIT } from "./layers";
import type { Preset } from "./preset";

const ALL = Object.keys(firstOfBlocks);
/** The code's factors of the histogram losses, relu1_1 to relu5_1, in torchvision's units. */
const HISTOGRAM = [2e9, 5e8, 1e8, 3.5e7, 3.5e7];

export const risser2017: Preset = {
  name: "risser2017",
  title: "Stable and Controllable Neural Texture Synthesis and Style Transfer Using Histogram Losses",
  source: "Risser, Wilmot & Barnes 2017, arXiv:1701.08893",
  modes: {
    paper: {
      source: "arXiv:1701.08893, §4 (histogram losses, multi-resolution, automatic tuning)",
      options: {
        ...{ features: "vgg19", pooling: "average", padding: "zero", normalized: false },
        layers: ALL.slice(0, 4).map((layer) => ({ layer, weight: 1 })),
        losses: [
          { loss: "gram/scale=paper", weight: 1 },
          { loss: "histogram/scale=paper", weight: 1, layers: ["relu1_1", "relu4_1"] },
        ],
        ...{ balance: "gradient", init: "white-gaussian", optimizer: "lbfgsb", memory: 20, bounds: "unit" },
      },
      open: [
        "Gram on relu1_1 to relu4_1, histograms on relu1_1 and relu4_1 [M]; pooling [M]",
        "their tuning by the size of gradients stands as equal gradients at the start (balance)",
        "noise, memory and bounds are not told; scales and evaluations are this workbench's",
      ],
    },
    code: {
      source: "pierre-wilmot/NeuralTextureSynthesis, main.py (by an author of the paper)",
      options: {
        ...{ features: "vgg19", pooling: "max", padding: "zero", normalized: false },
        layers: ALL.map((layer) => ({ layer, weight: 1 })),
        losses: [
          // Σ ‖FFᵀ − F̂F̂ᵀ‖²/N², on sums.
          { loss: "gram/scale=paper_m2", weight: 4 },
          ...ALL.map((layer, i) => ({
            ...{ loss: "histogram/scale=paper", layers: [layer] },
            // Gram losses are of fourth order in the features, these of second.
            weight: HISTOGRAM[i]! * TORCHVISION_UNIT ** 2,
          })),
        ],
        ...{ init: "white-gaussian/around=imagenet/sigma=57.63", scales: 3, evaluations: [1000], bounds: "none" },
        // A step of 0.05 of torchvision's units.
        ...{ optimizer: "adam", learningRate: (0.05 * TORCHVISION_UNIT) / 255 },
      },
      open: ["the code's README calls its factors magic numbers, instead of the paper's tuning"],
    },
  },
  departures: [
    "The code runs torchvision's VGG-19, trained anew; here the released one, with factors and rates converted by 0.226 · 255, the mean of its three divisors.",
    "The code's histograms have 256 bins; here every value is one.",
    "The code goes from scale to scale by nearest neighbors; here by averages down, cubic up, and a little fresh noise.",
    "Localized losses (painting by numbers) are not there.",
  ],
};
