/** Bytes of UTF-8 that a name may take: with a key behind it, far below the 255 of every file system. */
const LONGEST = 80;

/** Names of devices on Windows, also with an ending behind a dot. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A name for a folder that Linux, macOS and Windows take and a shell does not mistake for an option: letters of any
 * script stay (composed, NFC), spaces too; what a system forbids or hides becomes "-".
 */
export function safeName(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}\ufffd<>:"/\\|?*]+/gu, "-")
    .replace(/^[-. ]+/, "")
    .replace(DEVICE, "$1_");
  return shortened(plain).replace(/[-. ]+$/, "") || "exemplar";
}

/** Cut between characters as a reader sees them, never inside one. */
function shortened(name: string): string {
  let kept = "";
  for (const { segment } of new Intl.Segmenter("en").segment(name)) {
    if (Buffer.byteLength(kept + segment) > LONGEST) break;
    kept += segment;
  }
  return kept;
}
