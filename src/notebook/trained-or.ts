import type { FeatureName } from "../features/create";
import type { Network } from "../features/vgg-architecture";
import { weightsFiles } from "../features/weights/load";
import { weightsSource } from "./machine";

/** The trained network where its weights are at hand, else other features: for notebooks that run anywhere. */
export function trainedOr(network: Network, otherwise: FeatureName): FeatureName {
  return weightsFiles(network, weightsSource()).length > 0 ? network : otherwise;
}
