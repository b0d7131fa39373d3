import { weightedByChannels } from "./layers";
import type { Preset, RecipeOptions } from "./preset";

const shared = {
  ...{ features: "vgg19", padding: "zero", losses: [{ loss: "gram/scale=paper", weight: 1 }] },
  ...{ scales: 1, evaluations: [500], optimizer: "lbfgsb", bounds: "none" },
} satisfies Partial<RecipeOptions>;

export const gatys2016: Preset = {
  name: "gatys2016",
  title: "Image Style Transfer Using Convolutional Neural Networks: for transfer, and its style alone for textures",
  source: "Gatys, Ecker & Bethge 2016, CVPR; arXiv:1508.06576",
  modes: {
    paper: {
      source: "CVPR 2016, §2 (network), eq. 4 and 5 (style loss)",
      options: {
        ...shared,
        ...{ pooling: "average", normalized: true, init: "white-gaussian", memory: 20 },
        layers: weightedByChannels(() => 1 / 5),
        content: { loss: "content/scale=paper", layers: ["relu4_2"], weight: 1e-3 },
      },
      open: [
        "content over style is 1e-3, one of the four ratios that the figures were made with (1e-3, 8e-4, 5e-3, 5e-4)",
        "factors 1/5, normalized network and average pooling [M]",
        "the noise's spread, the optimizer's memory, the number of evaluations and the bounds are not told: 51 levels, 20, 500, none",
      ],
    },
    code: {
      source: "leongatys/PytorchNeuralStyleTransfer, NeuralStyleTransfer.ipynb",
      options: {
        ...shared,
        ...{ pooling: "max", normalized: false, init: "white-gaussian/around=imagenet/sigma=1", memory: 100 },
        // 1e3/N² on the mean over N² entries, which is 4e3/N² on the paper's 1/(4N²).
        layers: weightedByChannels((channels) => 4e3 / channels ** 2),
        content: { loss: "content/scale=mean", layers: ["relu4_2"], weight: 1 },
      },
      open: [
        "the start is the one in a comment of the code, whose own run begins with the content image: --init content",
        "memory 100 is PyTorch's default",
      ],
    },
  },
  departures: [
    "The network is normalized on the style alone, for the content's layer too.",
    "Without a content it is a texture recipe, which the paper does not speak of.",
    "The code runs 512 pixels, then 1024 (or 800) from that result; this runs one scale, --scales 2 two.",
    "PyTorch's L-BFGS takes steps of length 1 without a search; this one searches the line.",
  ],
};
