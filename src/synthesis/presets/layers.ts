/** Relu1_1 to relu5_1 of the VGG networks, the layers of most style losses, and their channels. */
export const firstOfBlocks = { relu1_1: 64, relu2_1: 128, relu3_1: 256, relu4_1: 512, relu5_1: 512 } as const;

/** A weight for each of those, by its channels N. */
export function weightedByChannels(weight: (channels: number) => number) {
  return Object.entries(firstOfBlocks).map(([layer, channels]) => ({ layer, weight: weight(channels) }));
}

/** Gatys et al. 2015's five, which many took over. */
export function gatysLayers(weight: number) {
  return ["relu1_1", "pool1", "pool2", "pool3", "pool4"].map((layer) => ({ layer, weight }));
}

/** By how much torchvision's input, (color − mean)/0.226 of 0..1, is smaller than the Caffe networks' 0..255. */
export const TORCHVISION_UNIT = 255 * 0.226;
