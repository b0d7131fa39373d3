import type { NdArrays } from "../core/ndarray";
import { tensorNamed, type Program } from "../core/program";
import type { Tensor4D } from "../core/tensor";
import type { Engine } from "../engine/engine";
import { engineNamed } from "../engine/engines";
import { runOnce } from "../engine/run-once";
import { createFeatures, type FeatureSettings } from "../features/create";
import type { WeightsSource } from "../features/weights/load";
import { asInput, type Image } from "../image/image";

/** Settings of features that have a default: average pooling, zero padding, seed 0. */
export type FeatureChoice = Pick<FeatureSettings, "name" | "layers"> & Partial<FeatureSettings>;

export interface FeatureContext {
  /** Default: compiled. */
  readonly engine?: Engine | undefined;
  /** Where the weights of trained networks lie. */
  readonly weights?: WeightsSource | undefined;
}

export function settingsOf(choice: FeatureChoice): FeatureSettings {
  return { pooling: "average", padding: "zero", seed: 0, ...choice };
}

/**
 * The feature maps of a picture: by layer, [1, height, width, channels].
 * @throws UsageError for unknown layers, missing weights and pictures too small for a layer
 */
export async function featureMaps(
  image: Image,
  choice: FeatureChoice,
  { engine = engineNamed("compiled"), weights = {} }: FeatureContext = {},
): Promise<NdArrays> {
  const features = await createFeatures(settingsOf(choice), weights);
  features.shapes(image.height, image.width);
  const program: Program = {
    name: `maps of ${features.name}`,
    inputs: { image: asInput(image).shape },
    constants: features.parameters,
    run: (inputs, constants) => features.maps(tensorNamed<Tensor4D>(inputs, "image"), constants),
  };
  return runOnce(engine, program, { image: asInput(image) });
}
