import sharp from "sharp";
import { demand } from "../core/demand";
import type { Image } from "./image";
import { maxPixels } from "./limits";

/** librsvg draws no side longer than this. */
const LONGEST_SIDE = 32_767;

export interface Drawing {
  /** A whole SVG document of this size, without text elements: those would need fonts of the machine. */
  readonly svg: string;
  readonly height: number;
  readonly width: number;
}

/** A drawing as a PNG file's bytes. @param scale  pixels per unit of the drawing */
export async function drawingPng(drawing: Drawing, scale: number): Promise<Buffer> {
  return onWhite(drawing, scale).png().toBuffer();
}

/** A drawing as a picture of its own size. */
export async function drawingImage(drawing: Drawing): Promise<Image> {
  const { data, info } = await onWhite(drawing, 1).raw().toBuffer({ resolveWithObject: true });
  return { height: info.height, width: info.width, data: Float32Array.from(data, (level) => level / 255) };
}

function onWhite({ svg, height, width }: Drawing, scale: number): sharp.Sharp {
  const [pixelsDown, pixelsAcross] = [height * scale, width * scale];
  const size = `${pixelsAcross} × ${pixelsDown}`;
  demand(Math.max(pixelsDown, pixelsAcross) <= LONGEST_SIDE, "rasterize", `sides of at most ${LONGEST_SIDE}`, size);
  demand(pixelsDown * pixelsAcross <= maxPixels, "rasterize", `at most ${maxPixels} pixels`, size);
  // The document is our own: its long lines need none of the limits that are meant for hostile ones.
  return sharp(Buffer.from(svg), { density: 72 * scale, unlimited: true })
    .flatten({ background: "white" })
    .toColorspace("srgb")
    .removeAlpha();
}
