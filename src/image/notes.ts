import { parse } from "icc";
import { quoted } from "../core/quoted";
import { losesDepth, type Decoded, type PixelLayout } from "./decode";

/** What was done to a picture that its owner may not expect, one sentence each. */
export function notesOn(
  path: string,
  layout: PixelLayout & { readonly pages?: number | undefined },
  kind: string,
  made: Decoded,
): string[] {
  const name = quoted(path);
  const { space, icc, pages = 1 } = layout;
  const notes: string[] = [];
  if (pages > 1) notes.push(`${name} holds ${pages} ${kind === "TIFF" ? "pages" : "frames"}; the first was taken`);
  if (made.transparent) notes.push(`${name} is transparent in places; it was laid over white`);
  if (made.profileLost) notes.push(`${name} has a color profile that cannot be used; it was read without`);
  else if (icc !== undefined) {
    const profile = profileName(icc);
    if (!/srgb/i.test(profile)) notes.push(`${name} was converted to sRGB from its color profile ${quoted(profile)}`);
    if (losesDepth(layout)) notes.push(`${name} is 16-bit gray with a color profile; 8 bits of it were kept`);
  }
  if (space === "cmyk" && (icc === undefined || made.profileLost))
    notes.push(`${name} is CMYK without a profile; it was converted to sRGB as if for a common press`);
  if (space.startsWith("lab")) notes.push(`${name} was converted to sRGB from Lab`);
  return notes;
}

function profileName(icc: Buffer): string {
  try {
    const { description = "" } = parse(icc);
    return description.replaceAll("\0", "").trim();
  } catch {
    return ""; // Its name is damaged; libvips could use the rest.
  }
}
