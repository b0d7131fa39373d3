import { UsageError } from "../core/demand";
import { oneOf } from "../core/one-of";
import { PIXELS } from "./with-pixels";
import { networks } from "./vgg-architecture";

/**
 * What a network sees of color: all; luminance alone; or all through its first filters but those of opponent colors.
 * The layer `pixels` sees all of it in any case.
 */
export const networkColors = ["full", "gray", "without-opponent"] as const;
export type NetworkColor = (typeof networkColors)[number];

/** @throws UsageError for an unknown name, and where the features cannot see color that way */
export function checkedNetworkColor(features: string, given: string): NetworkColor {
  const color = oneOf("network-color", networkColors, given);
  if (color === "without-opponent" && !(networks as readonly string[]).includes(features))
    throw refusal(`${networks.join(" or ")}, whose first filters were trained`, color, features);
  if (color === "gray" && features === PIXELS)
    throw refusal("features with a network, since pixels are always seen in color", color, features);
  return color;
}

function refusal(wanted: string, color: NetworkColor, features: string): UsageError {
  return new UsageError(
    `network-color: expected ${wanted}, for ${color}, got ${features}; choose other --features, or leave out --network-color`,
  );
}
