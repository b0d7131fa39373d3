import { existsSync } from "node:fs";
import { writeFileAtomically } from "../core/files";
import { curveFigure } from "../figures/curve";
import { figurePage } from "../figures/page";
import { renderFigures } from "../figures/render";
import type { SynthesisRecord } from "../synthesis/record";
import type { RunFolder } from "../synthesis/run-folder";
import { browserSource } from "./context";

interface CurveOptions {
  /** Make them even where they are. */
  readonly anew: boolean;
  /** Raised: the browser is not waited for. */
  readonly signal: AbortSignal;
}

/**
 * Writes a run's curve as a page and, when all else is on the disk, as a picture.
 * @returns what there is to say of the picture, if anything
 */
export async function showCurve(
  title: string,
  { curve }: SynthesisRecord,
  run: RunFolder,
  { anew, signal }: CurveOptions,
): Promise<string | undefined> {
  const figure = curveFigure(title, curve);
  if (anew || !existsSync(run.curve)) await writeFileAtomically(run.curve, await figurePage(title, figure));
  if (!anew && existsSync(run.plot)) return undefined;
  const [picture] = await renderFigures([figure], { ...browserSource(), signal });
  const { png, note } = picture!;
  await writeFileAtomically(run.plot, png);
  return note === undefined ? undefined : `${run.plot}: ${note}`;
}
