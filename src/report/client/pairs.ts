import type { PageRun } from "../shared/page-data";
import { element } from "./element";

/** Of the window, for pictures: what is known of the run stands beside them. */
const ROOM = { width: 0.6, height: 0.74 };
/** Pixels of a picture are shown as so many of the screen's at most. */
const LARGEST_PIXEL = 6;

/** Exemplar and result side by side, a pixel of both equally large. */
export function sideBySide(run: PageRun): HTMLElement {
  const pair = pictures(run, ROOM.width / 2);
  const framed = (words: string, image: HTMLElement) => element("figure", {}, image, element("figcaption", {}, words));
  return element(
    "div",
    { className: "pair" },
    ...(pair.exemplar ? [framed("exemplar", pair.exemplar)] : []),
    framed(pair.exemplar ? "result" : "result, as a thumbnail", pair.result),
  );
}

/** The result over the exemplar, cut off where the slider stands. */
export function slider(run: PageRun): HTMLElement {
  const { exemplar, result } = pictures(run, ROOM.width);
  if (exemplar === undefined) return sideBySide(run);
  const line = element("div", { className: "cut" });
  const stack = element("div", { className: "stack" }, exemplar, result, line);
  const input = element("input", { type: "range", id: "slider", min: "0", max: "100", value: "50", step: "1" });
  input.setAttribute("aria-label", "Where the exemplar ends and the result begins, in percent");
  const cut = () => {
    result.style.clipPath = `inset(0 0 0 ${input.value}%)`;
    line.style.left = `${input.value}%`;
  };
  input.oninput = cut;
  const drag = ({ clientX, buttons }: PointerEvent) => {
    if (buttons === 0) return;
    const { left, width } = stack.getBoundingClientRect();
    input.value = String(Math.round((100 * (clientX - left)) / width));
    cut();
  };
  stack.onpointermove = drag;
  stack.onpointerdown = drag;
  cut();
  const words = element("p", { className: "hint" }, "left: exemplar, right: result");
  return element("div", { className: "slid" }, stack, input, words);
}

interface Pair {
  readonly exemplar: HTMLImageElement | undefined;
  readonly result: HTMLImageElement;
}

/** Read from beside the page, and sized when both are there. @param share  of the window's width, for one of them */
function pictures({ files, thumbnail }: PageRun, share: number): Pair {
  if (files === null) {
    const result = element("img", { src: thumbnail ?? "", alt: "result" });
    result.className = "crisp thumbnail";
    return { exemplar: undefined, result };
  }
  const exemplar = element("img", { src: files.exemplar, alt: "exemplar", draggable: false });
  const result = element("img", { src: files.image, alt: "result", draggable: false });
  for (const image of [exemplar, result]) {
    image.onload = () => size([exemplar, result], share);
    image.onerror = () => image.replaceWith(missing(image));
  }
  return { exemplar, result };
}

function size(images: readonly HTMLImageElement[], share: number): void {
  const there = images.filter(({ naturalWidth }) => naturalWidth > 0);
  const fits = there.map(({ naturalWidth, naturalHeight }) =>
    Math.min((share * innerWidth) / naturalWidth, (ROOM.height * innerHeight) / naturalHeight),
  );
  const scale = Math.min(LARGEST_PIXEL, ...fits);
  for (const image of there) {
    image.style.width = `${Math.floor(image.naturalWidth * scale)}px`;
    image.classList.toggle("crisp", scale > 2);
  }
}

/** @param image  that could not be read */
function missing({ alt, src }: HTMLImageElement): HTMLElement {
  const name = decodeURIComponent(src.slice(src.lastIndexOf("/") + 1));
  return element(
    "p",
    { className: "missing" },
    `The ${alt}, ${name}, does not lie beside this page any more: keep the page in the folder that it was made in.`,
  );
}
