/** Mean color of ImageNet's pixels, RGB in 0..255, as subtracted before the VGG networks (Simonyan & Zisserman 2015). */
export const IMAGENET_MEAN = [123.68, 116.779, 103.939] as const;
