import sharp from "sharp";
import type { DisplayContent, Writer } from "../../src/notebook/output";

export interface Sent extends DisplayContent {
  readonly update: boolean;
}

/** A writer that keeps what it is handed, as a client would see it. */
export function kept(): { readonly sent: Sent[]; readonly write: Writer } {
  const sent: Sent[] = [];
  return { sent, write: (content, update) => void sent.push({ ...structuredClone(content), update }) };
}

/** A picture in base64, as levels row by row. */
export async function levelsOf(base64: string) {
  const { data, info } = await sharp(Buffer.from(base64, "base64")).removeAlpha().raw().toBuffer({ resolveWithObject: true }); // prettier-ignore
  const at = (x: number, y: number) => Array.from(data.subarray((y * info.width + x) * 3).subarray(0, 3));
  return { height: info.height, width: info.width, at };
}

/** The files of the pictures in a page, by what they are. */
export function picturesIn(html: string): { readonly type: string; readonly base64: string }[] {
  return [...html.matchAll(/src="data:([\w/+]+);base64,([^"]+)"/g)].map(([, type, base64]) => ({ type: type!, base64: base64! })); // prettier-ignore
}

/**
 * Does something as if in a kernel whose cell has this writer; null: between cells; undefined: in none.
 * @param work  is handed the file of tslab's module that kernels load
 */
export function inKernel<T>(writer: Writer | null | undefined, work: (file: string) => T): T {
  const file = require.resolve("tslab/dist/jupyter.js");
  const loaded = require.cache[file];
  const restore = () => {
    if (loaded) require.cache[file] = loaded;
    else Reflect.deleteProperty(require.cache, file);
  };
  if (writer === undefined) Reflect.deleteProperty(require.cache, file);
  else require.cache[file] = { exports: { lastWriteDisplayData: writer } } as unknown as NodeJS.Module;
  try {
    const done = work(file);
    if (done instanceof Promise) return done.finally(restore) as T;
    restore();
    return done;
  } catch (error) {
    restore();
    throw error;
  }
}
