import { readFile } from "node:fs/promises";
import type { Font } from "fontkit";

/** DejaVu Sans: free, matplotlib's default, with Latin, Greek, Cyrillic, Hebrew, Arabic and many symbols. */
export const FONT_FAMILY = "DejaVu Sans";

export const fontFile = (): string => require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf");

let opened: Promise<Font> | undefined;

/** The font that comes with the package: text looks the same where the machine has other fonts, or none. */
export async function openFont(): Promise<Font> {
  opened ??= Promise.all([import("fontkit"), readFile(fontFile())]).then(
    ([{ create }, bytes]) => create(bytes) as Font,
  );
  return opened;
}
