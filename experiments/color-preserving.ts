import type { Experiment } from "texture-workbench";

export const experiment = {
  question: "Which way of giving a texture or a style transfer other colors keeps the texture?",
  source:
    "Gatys, Bethge, Hertzmann & Shechtman 2016, arXiv:1606.05897, Fig. 1 and 2, with more ways and on textures too",
  base: { features: "vgg16", size: 96, evaluations: [80, 60] },
  axes: {
    task: {
      "pebbles, dyed cloth's colors": { exemplar: "procedural:pebbles", palette: "procedural:dyed-cloth" },
      "cloth, bricks' colors": { exemplar: "procedural:cloth", palette: "procedural:bricks" },
      "pebbles in cloth's style": { exemplar: "procedural:cloth", content: "procedural:pebbles" },
      "lit stones in bricks' style": { exemplar: "procedural:bricks", content: "procedural:lit-stones" },
    },
    way: {
      none: { color: "none" },
      luminance: { color: "luminance" },
      "luminance-mean": { color: "luminance-mean" },
      gray: { color: "gray" },
      "chroma-swap": { color: "chroma-swap" },
      "cholesky before": { color: "cholesky" },
      "pca before": { color: "pca" },
      "monge before": { color: "monge" },
      "monge after": { color: "monge", colorStage: "after" },
      "monge both": { color: "monge", colorStage: "both" },
      "reinhard before": { color: "reinhard" },
      "histogram before": { color: "histogram" },
      "histogram after": { color: "histogram", colorStage: "after" },
      "sliced-ot before": { color: "sliced-ot" },
      "sliced-ot after": { color: "sliced-ot", colorStage: "after" },
      decorrelated: { color: "decorrelated" },
      "color-term 0.1": { color: "color-term", colorShare: 0.1 },
      "color-term 0.5": { color: "color-term", colorShare: 0.5 },
      "color-term 0.9": { color: "color-term", colorShare: 0.9 },
    },
    seed: [1, 2, 3],
  },
  quick: {
    set: { size: 48, evaluations: 6, features: "random-pyramid" },
    axes: { task: "pebbles in cloth's style", way: ["none", "luminance", "monge before"], seed: 1 },
  },
} satisfies Experiment;
