import { ndarray, type NdArrays } from "../core/ndarray";
import { named } from "../core/named";
import { tensorNamed, type Program } from "../core/program";
import { mean, mul, type Tensor, type Tensor1D, type Tensor4D } from "../core/tensor";
import type { FeatureSet } from "./feature-set";

/** The mean of each channel over an image: inputs `image`, outputs one vector a layer. */
export function meanActivationProgram(features: FeatureSet, height: number, width: number): Program {
  features.shapes(height, width);
  return {
    name: `mean activations of ${features.name}`,
    inputs: { image: [1, height, width, 3] },
    constants: features.parameters,
    run(inputs, constants): Record<string, Tensor> {
      const maps = features.maps(tensorNamed<Tensor4D>(inputs, "image"), constants);
      return Object.fromEntries(Object.entries(maps).map(([layer, map]) => [layer, mean(map, [0, 1, 2])]));
    },
  };
}

/**
 * The same features, each channel scaled so that its mean activation is 1. VGG's ReLUs and pools commute with positive
 * scales, so this equals scaling the weights, as Gatys, Ecker & Bethge 2015 (§2) do.
 * Departure: they average over ImageNet, we over the exemplar. A channel that is never active there keeps its scale.
 * @param means  each layer's mean activations [channels], from `meanActivationProgram`
 */
export function normalized(features: FeatureSet, means: NdArrays): FeatureSet {
  const scales = Object.entries(means).map(([layer, { shape, data }]) => {
    return [
      `scale/${layer}`,
      ndarray(
        shape,
        data.map((value) => (value > 0 ? 1 / value : 1)),
      ),
    ] as const;
  });
  return {
    ...features,
    identity: { ...features.identity, normalized: true },
    parameters: { ...features.parameters, ...Object.fromEntries(scales) },
    maps(image, parameters) {
      const maps = features.maps(image, parameters);
      return Object.fromEntries(
        Object.entries(maps).map(([layer, map]): [string, Tensor4D] => {
          const scale = tensorNamed<Tensor1D>(parameters, `scale/${layer}`);
          return [layer, named(mul(map, scale), `${layer}/normalized`)];
        }),
      );
    },
  };
}
