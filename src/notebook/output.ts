import { randomUUID } from "node:crypto";

/** One thing to show, in several forms: each client takes the richest that it can show. */
export interface Bundle {
  /** By MIME type; bytes as base64. */
  readonly data: Readonly<Record<string, string>>;
  readonly metadata?: Readonly<Record<string, object>>;
}

/** Content of Jupyter's messages `display_data` and `update_display_data`. */
export interface DisplayContent extends Required<Bundle> {
  readonly transient: { readonly display_id: string };
}

/** Hands it to the kernel's clients. @param update  in place of what was shown under the same id */
export type Writer = (content: DisplayContent, update: boolean) => void;

/** A place below a cell. */
export interface Output {
  /** Shows there, in place of what was there. */
  show(bundle: Bundle): void;
}

/**
 * That of the cell under way; undefined outside a notebook. tslab is looked at only where a kernel has loaded it already.
 * Another cell has another.
 */
export function kernelWriter(): Writer | undefined {
  const loaded = require.cache[require.resolve("tslab/dist/jupyter.js")];
  const { lastWriteDisplayData } = (loaded?.exports ?? {}) as { lastWriteDisplayData?: Writer | null };
  return lastWriteDisplayData ?? undefined;
}

export function openOutput(write: Writer): Output {
  const transient = { display_id: randomUUID() };
  let shown = false;
  return {
    show({ data, metadata = {} }) {
      write({ data, metadata, transient }, shown);
      shown = true;
    },
  };
}

/** A PNG file in a bundle. @param size  in CSS pixels */
export function pngForm(png: Uint8Array, size: { height: number; width: number }, alt: string) {
  return {
    data: { "image/png": Buffer.from(png).toString("base64") },
    metadata: { "image/png": { height: size.height, width: size.width, alt } },
  };
}
