import { tensorNamed } from "../core/program";
import { div, mean, mul, scalar, square, sub, type Scalar, type Tensor4D } from "../core/tensor";
import type { FeatureName } from "../features/create";
import type { Network } from "../features/vgg-architecture";
import type { Image } from "../image/image";
import { gram } from "../losses/gram";
import type { Loss } from "../losses/loss";
import { orOne } from "../losses/or-one";
import { evaluate } from "../synthesis/evaluate";
import { firstOfBlocks } from "../synthesis/presets/layers";
import { canLook, type NetworkContext } from "./network-context";

const LAYERS = Object.keys(firstOfBlocks);

export interface VggLossOptions extends NetworkContext {
  /** Theirs is VGG-19. Default vgg16, whose weights are held tensor by tensor. Values of two networks do not compare. */
  readonly network?: Network | undefined;
}

/**
 * The VGG-loss of Ustyuzhaninov et al. 2017, which they compare models by: on the first layer of each block,
 * Σ_l mean((G_l − Ĝ_l)²) / (5 Σ_k mean(Ĝ_k²)), G = F Fᵀ summed over positions, means over a matrix's entries, hats the
 * exemplar's; average pooling, zero padding, each layer scaled to a mean activation of 1.
 * Source: arXiv:1606.00021, §3, as their code has it (ivust/random-texture-synthesis, figure4/evaluate_quality.py).
 * Departures: VGG-16 unless told otherwise. Theirs scales each channel by its mean over ImageNet; here a layer is scaled
 * by its mean over the exemplar, because a channel that one texture hardly excites would outweigh all others. Where sizes
 * differ G is averaged over positions and then taken times the exemplar's.
 * @returns null where the network's weights are not there, or a side is shorter than 16 pixels
 */
export async function vggLoss(
  exemplar: Image,
  candidate: Image,
  { network = "vgg16", ...context }: VggLossOptions = {},
): Promise<number | null> {
  if (!(await canLook({ name: network, layers: LAYERS }, [exemplar, candidate], context))) return null;
  return vggLossOn(network, exemplar, candidate, context);
}

/** That loss on any network of VGG's shape. */
export async function vggLossOn(
  name: Extract<FeatureName, Network | "random-vgg">,
  exemplar: Image,
  candidate: Image,
  context: NetworkContext = {},
): Promise<number> {
  const table = await evaluate(exemplar, candidate, { name, layers: LAYERS }, [distance, size], context);
  const total = (loss: Loss) => Object.values(table).reduce((sum, losses) => sum + losses[loss.name]!, 0);
  return total(distance) / (LAYERS.length * total(size));
}

/** mean((G − Ĝ)²) of one layer. */
const distance: Loss = {
  name: "distance",
  prepare(exemplar) {
    const scale = scaleOf(exemplar);
    return {
      scale,
      gram: mul(gram(mul(exemplar, scale)), positionsOf(exemplar)),
      positions: scalar(positionsOf(exemplar)),
    };
  },
  measure(candidate, targets) {
    const scaled = mul<Tensor4D>(candidate, tensorNamed(targets, "scale"));
    const own = mul(gram(scaled), tensorNamed(targets, "positions"));
    return mean(square(sub(own, tensorNamed(targets, "gram"))));
  },
};

/** mean(Ĝ²) of one layer, whatever the candidate. */
const size: Loss = {
  name: "size",
  prepare(exemplar) {
    return { size: mean(square(mul(gram(mul(exemplar, scaleOf(exemplar))), positionsOf(exemplar)))) };
  },
  measure: (_, targets) => mul(tensorNamed(targets, "size"), 1),
};

function positionsOf({ shape: [, height, width] }: Tensor4D): number {
  return height * width;
}

/** 1 over the map's mean; 1 for a map that is nowhere active. */
function scaleOf(map: Tensor4D): Scalar {
  return div<Scalar>(1, orOne(mean<Scalar>(map)));
}
