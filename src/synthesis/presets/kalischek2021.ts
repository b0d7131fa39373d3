import { TORCHVISION_UNIT } from "./layers";
import type { Preset, RecipeOptions } from "./preset";

/** Before the ReLU, and their channels. */
const LAYERS = { conv1_1: 64, conv2_1: 128, conv3_1: 256, conv4_1: 512, conv5_1: 512 };

const weighted = (weight: (channels: number) => number) =>
  Object.entries(LAYERS).map(([layer, channels]) => ({ layer, weight: weight(channels) }));

const shared = {
  ...{ features: "vgg19", pooling: "max", padding: "zero", normalized: false, scales: 1, evaluations: [1000] },
  losses: [{ loss: `cmd/unit=${TORCHVISION_UNIT}/scale=paper`, weight: 1 }],
  // A step of 0.1 of torchvision's units.
  ...{ optimizer: "adam", learningRate: (0.1 * TORCHVISION_UNIT) / 255, bounds: "none", init: "white-gaussian" },
} satisfies Partial<RecipeOptions>;

export const kalischek2021: Preset = {
  name: "kalischek2021",
  title: "In the Light of Feature Distributions: Moment Matching for Neural Style Transfer",
  source: "Kalischek, Wegner & Schindler 2021, CVPR; arXiv:2103.07208",
  modes: {
    paper: {
      source: "arXiv:2103.07208, §3 (central moment discrepancy, K = 5)",
      options: { ...shared, layers: weighted(() => 1) },
      open: [
        "equal factors of layers and moments [M]",
        "pooling and optimizer are the code's; the start is this recipe's",
      ],
    },
    code: {
      source: "D1noFuzi/cmd_styletransfer, main.py, losses.py and model.py, with its alpha of 1 (style alone)",
      options: { ...shared, layers: weighted((channels) => 1e3 / channels ** 2) },
      open: ["the code begins with the content image, here with noise"],
    },
  },
  departures: [
    "Content is left out: this is a texture recipe until style transfer comes.",
    "The code runs torchvision's VGG-19, trained anew, whose activations suit the sigmoid; here those of the released one are divided by 0.226 · 255, the mean of its divisors.",
    "The code stops where the loss is within 0.001 of its running mean; this runs all evaluations and hands back the best picture, not the last.",
    "Adam's steps are 0.0226 of 0..1 in each channel; the code's are 0.0229, 0.0224 and 0.0225.",
  ],
};
