import { gatysLayers } from "./layers";
import type { Preset } from "./preset";

export const berger2017: Preset = {
  name: "berger2017",
  title: "Incorporating Long-Range Consistency in CNN-Based Texture Generation",
  source: "Berger & Memisevic 2017, ICLR; arXiv:1606.01286",
  modes: {
    paper: {
      source: "arXiv:1606.01286, §2 (Gram matrices of transformed features)",
      options: {
        ...{ features: "vgg19", pooling: "average", padding: "zero", normalized: true },
        layers: gatysLayers(1e9),
        losses: [
          { loss: "gram/scale=paper", weight: 1 },
          { loss: "long_range_gram/offsets=1+2+4+8+16/scale=paper", weight: 1 },
        ],
        ...{ init: "white-gaussian", scales: 1, evaluations: [1000], optimizer: "lbfgsb", memory: 20, bounds: "none" },
      },
      open: [
        "layers, factors and equal weights of both losses [M]",
        "offsets 1, 2, 4, 8, 16 in positions of each layer [M]; one beyond half a map is left out",
        "noise, memory, evaluations and bounds are not told: 51 levels, 20, 1000, none",
      ],
    },
  },
  departures: [
    "Their program (guillaumebrg/texture_generation) exists, but its source could not be read here: there is no code mode.",
    "Mean activations are brought to 1 over the exemplar; theirs are over ImageNet.",
    "Symmetric textures are long_range_gram/flips=…; inpainting and season transfer are not there.",
  ],
};
