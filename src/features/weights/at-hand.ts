import { bytesOf, sha256 } from "../../core/hash";
import { stepsTo, type Network } from "../vgg-architecture";
import { weightsFiles, type WeightsSource } from "./load";
import { openWeights } from "./open-weights";
import { registry } from "./registry";

/** A small tensor that tells the networks apart. */
const SIGN = "block1_conv1/bias";

/**
 * Whether some file of the source holds a network's weights down to these layers. Only that: whether they are sound is
 * found out by loading them, which throws where they are not.
 */
export async function weightsAtHand(
  network: Network,
  layers: readonly string[],
  source: WeightsSource,
): Promise<boolean> {
  const keys = stepsTo(network, layers).flatMap((step) => (step.kind === "conv" ? [`${step.key}/kernel`] : []));
  for (const path of weightsFiles(network, source)) {
    const opened = await openWeights(path);
    try {
      if (![SIGN, ...keys].every((key) => opened.keys.includes(key))) continue;
      if (sha256(bytesOf((await opened.read(SIGN)).data)) === registry[network].tensors[SIGN]) return true;
    } finally {
      await opened.close();
    }
  }
  return false;
}
