import { gatysLayers } from "./layers";
import type { Preset, RecipeOptions } from "./preset";

const shared = {
  ...{ features: "vgg19", pooling: "average", padding: "zero", normalized: true },
  losses: [
    { loss: "gram/scale=paper", weight: 1 },
    { loss: "spectrum/scale=paper", weight: 1e5, layers: ["pixels"] },
  ],
  ...{ scales: 1, evaluations: [1000], optimizer: "lbfgsb", memory: 20 },
} satisfies Partial<RecipeOptions>;

export const liu2016: Preset = {
  name: "liu2016",
  title: "Texture Synthesis Through Convolutional Neural Networks and Spectrum Constraints",
  source: "Liu, Gousseau & Xia 2016, ICPR; arXiv:1605.01141",
  modes: {
    paper: {
      source: "arXiv:1605.01141, §3 and eq. 5 (projection on the spectrum)",
      options: { ...shared, layers: gatysLayers(1e9), init: "white-gaussian", bounds: "none" },
      open: [
        "the spectrum's weight 1e5 [M], on the mean over numbers as the code has it; Gram factors 1e9 as in DeepTextures [M]",
        "noise, memory, evaluations and bounds are not told: 51 levels, 20, the code's 1000, none",
      ],
    },
    code: {
      source:
        "ngonthier/multiresolution_texture, Run_synthesis.py and Arg_Parser.py with --loss Gram spectrum (of Gonthier, Gousseau & Ladjal 2020, an author of both papers)",
      options: {
        ...shared,
        layers: gatysLayers(1e9 / 5),
        ...{ init: "white-gaussian/around=exemplar/sigma=1", bounds: "exemplar" },
      },
      open: ["the code counts 1000 iterations, here evaluations"],
    },
  },
  departures: [
    "The first authors' own program was not found; the code mode is the one that a later paper published.",
    "The spectrum is of pixels in 0..255; theirs is of those less ImageNet's mean color, which is another number at frequency zero alone.",
    "Mean activations are brought to 1 over the exemplar; theirs are over ImageNet.",
    "Where the spectra's product is zero every phase is as near, and the exemplar's is taken; theirs adds 1e-16 and takes zero.",
  ],
};
