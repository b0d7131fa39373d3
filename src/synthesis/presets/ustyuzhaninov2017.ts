import type { Preset, RecipeOptions } from "./preset";

const shared = {
  ...{ features: "random-filters", padding: "zero", losses: [{ loss: "gram/scale=paper", weight: 1 }] },
  ...{ scales: 1, evaluations: [4000], optimizer: "lbfgsb", bounds: "none" },
} satisfies Partial<RecipeOptions>;

export const ustyuzhaninov2017: Preset = {
  name: "ustyuzhaninov2017",
  title: "What Does It Take to Generate Natural Textures?",
  source: "Ustyuzhaninov, Brendel, Gatys & Bethge 2017, ICLR; arXiv:1606.00021",
  modes: {
    paper: {
      source: "ICLR 2017, §2: the multi-scale model, 128 maps of each of eight filter sizes",
      options: { ...shared, layers: [{ layer: "multiscale", weight: 1 }], init: "white-gaussian", memory: 20 },
      open: [
        "filter sizes and counts [M], as the code has them; 4000 evaluations are the code's",
        "the noise's spread, the optimizer's memory and the bounds are not told: 51 levels, 20, none",
      ],
    },
    code: {
      source: "ivust/random-texture-synthesis, synthesise.py",
      options: {
        ...shared,
        layers: [{ layer: "multiscale", weight: 1e7 }],
        ...{ init: "uniform/around=imagenet/half=1", memory: 10 },
      },
      open: ["memory 10 is SciPy's default"],
    },
  },
  departures: [
    "Filters are drawn by this workbench's own generator (--network-seed); the code's are another draw each time.",
    "SciPy stops where a step lowers the objective by less than 2.2e-9 of it; this runs all evaluations.",
    "The code's noise lies around (123, 117, 104), here around ImageNet's mean color (123.68, 116.779, 103.939).",
    "The paper's other models are layers: --layers size11 (one size, 1024 maps), --layers multiscale_linear (no ReLU).",
  ],
};
