import type { Experiment } from "texture-workbench";

export const experiment = {
  question: "Must a round edge be darker on one side: does a statistic keep the side on which stones are dark?",
  base: {
    features: "vgg16",
    size: 112,
    layers: "relu1_1,pool1,pool2,pool3,pool4",
    scales: 3,
    evaluations: [20, 30, 40],
  },
  axes: {
    exemplar: ["procedural:lit-stones", "procedural:lit-stones-mirrored"],
    statistic: {
      "gram of relu1_1": { losses: "gram", layers: "relu1_1" },
      "gram to pool1": { losses: "gram", layers: "relu1_1,pool1" },
      "gram to pool2": { losses: "gram", layers: "relu1_1,pool1,pool2" },
      "gram of pool4": { losses: "gram", layers: "pool4" },
      gram: { losses: "gram" },
      covariance: { losses: "covariance" },
      mean: { losses: "mean" },
      sliced_wasserstein: { losses: "sliced_wasserstein" },
      "pixels' colors": { features: "pixels", losses: "sliced_wasserstein", layers: "pixels" },
    },
    seed: [1, 2, 3, 4, 5],
  },
  quick: {
    set: { size: 48, scales: 1, evaluations: 8 },
    axes: { exemplar: "lit-stones", statistic: ["gram of relu1_1", "pixels' colors"], seed: 1 },
  },
} satisfies Experiment;
