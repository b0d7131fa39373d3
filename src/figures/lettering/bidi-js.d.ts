/** What we use of bidi-js, which comes without types. */
declare module "bidi-js" {
  interface Bidi {
    /** One level a UTF-16 unit; odd ones run from right to left. */
    getEmbeddingLevels(text: string, direction?: "ltr" | "rtl" | "auto"): { readonly levels: Uint8Array };
    getMirroredCharacter(character: string): string | null;
  }
  export default function bidiFactory(): Bidi;
}
