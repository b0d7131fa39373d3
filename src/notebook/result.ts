import { fitted } from "../figures/fitted";
import type { Image } from "../image/image";
import { drawingImage } from "../image/rasterize";
import { strip } from "../image/strip";
import { pngBytes } from "../image/write";
import type { Synthesis } from "../synthesis/synthesize";
import { chartHtml } from "./chart";
import { pictureTag } from "./html";
import { CURVE_SIZE, quickCurve, runFigure, wholeCurve } from "./live/curve";
import { frameHtml, pictureRoom } from "./live/frame";
import { pngForm, type Bundle } from "./output";

/** How a run came out, in a line. @param seconds that it took, where known */
export function resultLine({ image, curves, value, stop }: Synthesis, seconds?: number): string {
  const evaluations = curves.reduce((sum, { total }) => sum + total.length, 0);
  const time = seconds === undefined ? "" : ` in ${seconds < 10 ? seconds.toFixed(1) : seconds.toFixed(0)} s`;
  return (
    `${image.width}×${image.height} · objective ${value.toExponential(3)}` +
    ` · ${evaluations} evaluations${time} · ${stop === "interrupted" ? "interrupted, the best so far" : stop}`
  );
}

/** Its picture beside its curve, which answers the pointer where scripts run. */
export async function resultBundle(result: Synthesis, seconds?: number): Promise<Bundle> {
  const { image, curves, settings } = result;
  const line = resultLine(result, seconds);
  const room = pictureRoom(image);
  const [png, curve] = await Promise.all([pngBytes(image), wholeCurve(settings, curves)]);
  const alt = `texture of ${image.width}×${image.height} pixels`;
  const picture = pictureTag({ type: "image/png", bytes: png, ...room, alt, crisp: true });
  const chart = chartHtml(runFigure(settings, curves), curve, CURVE_SIZE);
  const still = await stillPicture(result);
  const { data, metadata } = pngForm(await pngBytes(still), still, `${alt}, and its objective by evaluations`);
  return {
    data: { "text/html": frameHtml({ line, share: undefined, parts: [picture, chart] }), ...data, "text/plain": line },
    metadata,
  };
}

/** Both in one, for where no page can be shown. */
async function stillPicture({ image, curves, settings }: Synthesis): Promise<Image> {
  const picture = fitted(image, pictureRoom(image));
  const curve = await drawingImage(await quickCurve(settings, curves));
  const height = Math.max(picture.height, curve.height);
  return strip([picture, curve].map((part) => lengthened(part, height)), 16); // prettier-ignore
}

/** With white below. */
function lengthened({ width, data }: Image, height: number): Image {
  const longer = new Float32Array(height * width * 3).fill(1);
  longer.set(data);
  return { height, width, data: longer };
}
