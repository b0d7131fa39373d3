import type { Image } from "../../image/image";
import { resize } from "../../image/resize";
import { jpegBytes } from "../../image/write";
import type { Progress } from "../../synthesis/climb";
import type { Settings } from "../../synthesis/settings";
import type { Synthesis } from "../../synthesis/synthesize";
import { pictureTag } from "../html";
import type { Output } from "../output";
import { resultBundle } from "../result";
import { CURVE_SIZE, quickCurve } from "./curve";
import { frameHtml, pictureRoom } from "./frame";
import { runWords } from "./words";

/** Shows a run as it goes. */
export interface RunView {
  update(progress: Progress): void;
  end(result: Synthesis): Promise<void>;
  /** The run has ended with an error, which is told elsewhere. */
  fail(): Promise<void>;
}

/** Milliseconds between two frames, at least; frames that take long come less often, */
const SHORTEST = 450;
/** though no further apart than this, so that one comes each second where evaluations take a third of one. */
const LONGEST = 600;
/** A frame may take this part of the time. */
const SHARE = 1 / 25;

/** In one output, from the run's beginning to its result. @param clock  milliseconds */
export function runView(output: Output, settings: Settings, clock: () => number): RunView {
  const { scales } = settings;
  const began = clock();
  const words = runWords(scales, clock);
  const room = pictureRoom(scales.at(-1)!);
  let best: Image | undefined;
  let last = { line: "getting ready", share: 0, parts: [] as readonly string[] };
  let drawing: Promise<void> | undefined;
  let next = began;
  let failure: unknown;

  const show = (line: string, share: number | undefined) => {
    output.show({ data: { "text/html": frameHtml({ ...last, line, share }), "text/plain": line } });
  };
  const draw = async (line: string, share: number, curves: Progress["curves"]) => {
    const at = clock();
    const [picture, { svg }] = await Promise.all([livePicture(best!, room), quickCurve(settings, curves)]);
    const curve = pictureTag({ type: "image/svg+xml", bytes: svg, ...CURVE_SIZE, alt: "objective so far" });
    last = { line, share, parts: [picture, curve] };
    show(line, share);
    next = at + Math.min(LONGEST, Math.max(SHORTEST, (clock() - at) / SHARE));
    drawing = undefined;
  };

  show(last.line, last.share);
  return {
    update(progress) {
      const { value, best: least, image, curves } = progress;
      const { line, share } = words(progress);
      const fresh = best?.height !== image.height || best.width !== image.width;
      if (fresh || value <= least) best = { ...image, data: image.data.slice() };
      if (drawing || failure !== undefined || clock() < next) return;
      drawing = draw(line, share, curves).catch((error: unknown) => {
        failure = error;
      });
    },
    async end(result) {
      await drawing;
      if (failure !== undefined) throw failure as Error;
      output.show(await resultBundle(result, (clock() - began) / 1000));
    },
    async fail() {
      await drawing;
      show(`failed after: ${last.line}`, undefined);
    },
  };
}

/** As it will be seen: no more pixels than there is room for, small ones left to the page to enlarge. */
async function livePicture(image: Image, room: { height: number; width: number }): Promise<string> {
  const small = image.height <= room.height ? image : resize(image, { ...room, kernel: "area" });
  return pictureTag({ type: "image/jpeg", bytes: await jpegBytes(small), ...room, alt: "best so far", crisp: true });
}
