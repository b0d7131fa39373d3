/** A text as it is, in an element or an attribute: names of files may hold anything. */
export function escapedHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

export interface PictureTag {
  /** Of the file. */
  readonly type: "image/png" | "image/jpeg" | "image/svg+xml";
  readonly bytes: Uint8Array | string;
  /** In CSS pixels. */
  readonly height: number;
  readonly width: number;
  /** What is seen, for those who do not see it. */
  readonly alt: string;
  /** Enlarged pixels stay squares. */
  readonly crisp?: boolean;
}

/** A picture within the page itself; it shows where scripts do not run, too. */
export function pictureTag({ type, bytes, height, width, alt, crisp = false }: PictureTag): string {
  const style = `max-width:100%;height:auto;${crisp ? "image-rendering:pixelated;" : ""}`;
  return (
    `<img alt="${escapedHtml(alt)}" width="${width}" height="${height}" style="${style}"` +
    ` src="data:${type};base64,${Buffer.from(bytes).toString("base64")}">`
  );
}
