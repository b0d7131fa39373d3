import { bytesOf, sha256 } from "../core/hash";
import type { Image } from "../image/image";
import type { PictureInfo } from "./record";

/** What a record says of a picture. @param file  sha256 of its file, where it has one */
export function pictureInfo(source: string, image: Image, file?: string): PictureInfo {
  const { height, width } = image;
  const pixelsSha256 = sha256(bytesOf(image.data));
  return { source, height, width, sha256: file ?? pixelsSha256, pixelsSha256 };
}
