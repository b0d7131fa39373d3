import type { Experiment } from "texture-workbench";

export const experiment = {
  question: "Which of the exemplar's color comes back from noise around gray, by what of the network the loss sees?",
  base: { features: "vgg16", size: 96, evaluations: [40, 50], scales: 2, init: "white-gaussian/around=gray/sigma=25" },
  axes: {
    exemplar: ["procedural:pebbles", "procedural:cloth"],
    sees: {
      "five layers": { losses: "gram" },
      "five layers, centered": { losses: "covariance" },
      "relu1_1 alone": { losses: "gram", layers: "relu1_1" },
      "pool4 alone": { losses: "gram", layers: "pool4" },
      "a gray network": { losses: "gram", networkColor: "gray" },
      "no opponent filters": { losses: "gram", networkColor: "without-opponent" },
    },
    seed: [1, 2, 3],
  },
  quick: { set: { size: 32, evaluations: 5, scales: 1 }, axes: { exemplar: "procedural:cloth", seed: 1 } },
} satisfies Experiment;
