import type { Experiment } from "texture-workbench";

export const experiment = {
  question: "Which statistic makes which texture, and how much does it hang on the seed?",
  base: { features: "random-pyramid", size: 64, evaluations: 60 },
  axes: {
    exemplar: ["procedural:pebbles", "procedural:bricks", "procedural:cloth"],
    losses: ["gram", "covariance", "mean", "sliced_wasserstein"],
    seed: [1, 2, 3, 4],
  },
  quick: { set: { evaluations: 10 }, axes: { seed: 1 } },
} satisfies Experiment;
