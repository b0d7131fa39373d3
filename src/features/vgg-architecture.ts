import { demand } from "../core/demand";

export const networks = ["vgg16", "vgg19"] as const;
export type Network = (typeof networks)[number];

/** Convolutions in each of the five blocks and the channels they make. Source: Simonyan & Zisserman 2015, table 1, D and E. */
const blocks: Record<Network, readonly number[]> = { vgg16: [2, 2, 3, 3, 3], vgg19: [2, 2, 4, 4, 4] };
const channels = [64, 128, 256, 512, 512] as const;

/** One step of the network, in order. `conv` is before the ReLU, `relu` after it. */
export type Step =
  | { readonly kind: "conv"; readonly layer: string; readonly key: string; readonly from: number; readonly to: number }
  | { readonly kind: "relu"; readonly layer: string; readonly to: number }
  | { readonly kind: "pool"; readonly layer: string; readonly to: number };

/** All steps of a network: conv1_1, relu1_1, …, pool5. */
export function stepsOf(network: Network): readonly Step[] {
  let from = 3;
  return blocks[network].flatMap((count, block) => {
    const to = channels[block]!;
    const convolutions = Array.from({ length: count }, (_, i): Step[] => {
      const name = `${block + 1}_${i + 1}`;
      const key = `block${block + 1}_conv${i + 1}`;
      const steps: Step[] = [
        { kind: "conv", layer: `conv${name}`, key, from, to },
        { kind: "relu", layer: `relu${name}`, to },
      ];
      from = to;
      return steps;
    });
    return [...convolutions.flat(), { kind: "pool", layer: `pool${block + 1}`, to }];
  });
}

/** The steps up to the deepest of the layers. @throws where a layer is not the network's, or none is named. */
export function stepsTo(network: Network, layers: readonly string[]): readonly Step[] {
  const steps = stepsOf(network);
  const known = steps.map((step) => step.layer);
  demand(layers.length > 0, network, "at least one layer", "none");
  for (const layer of layers) demand(known.includes(layer), network, `a layer out of ${known.join(", ")}`, layer);
  return steps.slice(0, Math.max(...layers.map((layer) => known.indexOf(layer))) + 1);
}
