/** Arrow keys go from one of the place's elements to the next: left and right in their order, up and down as they lie. */
export function moveByArrows(place: HTMLElement, selector: string): void {
  place.addEventListener("keydown", (event) => {
    const all = Array.from(place.querySelectorAll<HTMLElement>(selector));
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const to = neighbor(all, at, event.key);
    if (to === undefined) return;
    event.preventDefault();
    to.focus();
  });
}

function neighbor(all: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  if (key === "ArrowRight") return all[at + 1];
  if (key === "ArrowLeft") return all[at - 1];
  if (key !== "ArrowDown" && key !== "ArrowUp") return undefined;
  const sign = key === "ArrowDown" ? 1 : -1;
  const here = all[at]!.getBoundingClientRect();
  // The nearest row first; in it, the one that is most nearly above or below.
  const distance = ({ top, left }: DOMRect) => 1000 * sign * (top - here.top) + Math.abs(left - here.left);
  const beyond = all
    .map((each) => ({ each, box: each.getBoundingClientRect() }))
    .filter(({ box }) => sign * (box.top - here.top) > here.height / 2);
  return beyond.sort((a, b) => distance(a.box) - distance(b.box))[0]?.each;
}
