import type { Preset } from "./settings";

/**
 * Papers' recipes, as their authors ran them. What a preset states, an option of the caller overrides.
 *
 * `gatys2015`: Gatys, Ecker & Bethge 2015, arXiv:1505.07376, and its code (leongatys/DeepTextures): VGG-19 with average
 * pooling and mean activation 1, relu1_1 (the code's conv1_1, rectified in place) and pool1 to pool4 with weight 1e9
 * each, ‖G − Ĝ‖²/(4N²M²), one scale, a start of N(0, 1) on the 0..255 scale around the mean color, bounded L-BFGS with
 * memory 20 inside each channel's range in the exemplar, 2000 evaluations (their limit counts iterations). Departure:
 * mean activations are taken over the exemplar instead of ImageNet.
 */
export const presets: Readonly<Record<string, Preset>> = {
  gatys2015: {
    features: "vgg19",
    pooling: "average",
    padding: "zero",
    normalized: true,
    layers: ["relu1_1", "pool1", "pool2", "pool3", "pool4"].map((layer) => ({ layer, weight: 1e9 })),
    losses: [{ loss: "gram/scale=paper", weight: 1 }],
    balance: "none",
    init: "gatys2015",
    scales: 1,
    evaluations: [2000],
    optimizer: "lbfgsb",
    memory: 20,
    bounds: "exemplar",
  },
};
