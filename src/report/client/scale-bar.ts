import { colorOf, type Scale } from "../shared/color-scale";
import type { PageMetric } from "../shared/page-data";
import { short } from "../shared/short";
import { element } from "./element";

/** Stops of the gradient. */
const STOPS = 24;

export interface Mark {
  readonly name: string;
  readonly value: number | undefined;
}

/** What the colors mean, with floor and ceilings where they lie on it: means over the exemplars shown. */
export function scaleBar(
  { least, greatest, logarithmic, place }: Scale,
  { better }: PageMetric,
  marks: readonly Mark[],
): HTMLElement {
  const goodness = (share: number) => (better === "low" ? 1 - share : share);
  const stops = Array.from({ length: STOPS + 1 }, (_, i) => colorOf(goodness(i / STOPS)));
  const bar = element("div", { className: "bar" });
  bar.style.background = `linear-gradient(to right, ${stops.join(", ")})`;
  const labels = marks.flatMap(({ name, value }) => {
    if (value === undefined) return [];
    const share = place(value);
    const text = element("span", {}, `${name} ${short(value)}`);
    // One line a mark, on the side that has room: none hides another.
    const label = element("div", { className: share > 0.5 ? "mark left" : "mark" }, text);
    label.style.setProperty("--place", `${100 * share}%`);
    return [label];
  });
  const ends = element(
    "div",
    { className: "ends" },
    element("span", {}, short(least)),
    element("span", {}, logarithmic ? "logarithmic scale" : ""),
    element("span", {}, short(greatest)),
  );
  return element("div", { className: "scale-bar" }, bar, ends, ...labels);
}
