import type { Preset, RecipeOptions } from "./preset";

const TO_BLOCK_4 = [
  ...["relu1_1", "relu1_2", "relu2_1", "relu2_2", "relu3_1", "relu3_2", "relu3_3", "relu3_4"],
  ...["relu4_1", "relu4_2", "relu4_3", "relu4_4"],
];

const layersOf = (names: readonly string[]) => names.map((layer) => ({ layer, weight: 1 }));

const shared = {
  ...{ features: "vgg19", pooling: "average", padding: "reflect", normalized: false },
  ...{ losses: [{ loss: "sliced_wasserstein/scale=paper", weight: 1 }], scales: 1 },
  // 20 outer steps of 64 evaluations.
  ...{ evaluations: [1280], rounds: 20, optimizer: "lbfgsb", memory: 10, bounds: "none" },
  init: "white-gaussian/around=exemplar/sigma=2.55",
} satisfies Partial<RecipeOptions>;

export const heitz2021: Preset = {
  name: "heitz2021",
  title: "A Sliced Wasserstein Loss for Neural Texture Synthesis",
  source: "Heitz, Vanhoey, Chambon & Belcour 2021, CVPR; arXiv:2006.07229",
  modes: {
    paper: {
      source: "arXiv:2006.07229, §3 and eq. 5; layers as in its second program, texture_optimization_slicing.py",
      options: { ...shared, layers: layersOf(TO_BLOCK_4) },
      open: ["twelve layers to relu4_4 [M]; one direction a channel", "start, outer steps and memory are the code's"],
    },
    code: {
      source: "tchambon/A-Sliced-Wasserstein-Loss-for-Neural-Texture-Synthesis, texturegen.py",
      options: { ...shared, layers: layersOf([...TO_BLOCK_4, "relu5_1", "relu5_2"]) },
      open: ["memory 10 is SciPy's default"],
    },
  },
  departures: [
    "Their network has rescaled activations and is no longer to be had; this is VGG-19 as released, so that its layers stand in other proportions.",
    "Their second program draws new directions at each evaluation, under L-BFGS; here as in the first they stay for 64.",
    "Outputs larger than the exemplar compare quantiles; theirs repeat the exemplar's positions a whole number of times.",
  ],
};
