import { gatysLayers } from "./layers";
import type { Preset, RecipeOptions } from "./preset";

const shared = {
  ...{ features: "vgg19", pooling: "average", padding: "zero", normalized: true },
  ...{ losses: [{ loss: "gram/scale=paper", weight: 1 }], scales: 1, evaluations: [2000] },
  ...{ optimizer: "lbfgsb", memory: 20 },
} satisfies Partial<RecipeOptions>;

export const gatys2015: Preset = {
  name: "gatys2015",
  title: "Texture Synthesis Using Convolutional Neural Networks",
  source: "Gatys, Ecker & Bethge 2015, arXiv:1505.07376",
  modes: {
    paper: {
      source: "arXiv:1505.07376, §2 (network), eq. 3 (loss), Fig. 3A (the five layers of 177k parameters)",
      options: { ...shared, layers: gatysLayers(1), init: "white-gaussian", bounds: "none" },
      open: [
        "the factors of the layers are taken as 1 [M]; the objective's size matters little to L-BFGS",
        "the noise's spread, the optimizer's memory, the number of evaluations and the bounds are not told: 51 levels, 20, 2000, none",
      ],
    },
    code: {
      source: "leongatys/DeepTextures, Example.ipynb and DeepImageSynthesis/LossFunctions.py",
      options: {
        ...shared,
        layers: gatysLayers(1e9),
        init: "white-gaussian/around=imagenet/sigma=1",
        bounds: "exemplar",
      },
      open: ["the code counts 2000 iterations, here evaluations"],
    },
  },
  departures: [
    "Mean activations are brought to 1 over the exemplar; theirs are over ImageNet.",
    "The exemplar keeps its size; the code resizes it to the area of 256×256.",
    "The code can match the result's histogram to the exemplar's (100 bins) afterwards; its README says that the paper's figures did without, and so does this.",
  ],
};
