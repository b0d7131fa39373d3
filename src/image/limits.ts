/** The most pixels a picture may have, 64 megapixels: as floats that is 768 MiB, the most the workbench is meant for. */
export const maxPixels = 64 * 1024 * 1024;
