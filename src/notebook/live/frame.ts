import { escapedHtml } from "../html";

/** What a run's output shows at a moment. */
export interface Frame {
  /** How it goes, in words. */
  readonly line: string;
  /** Of the work that is done, in 0..1; undefined where the run has ended, or will not. */
  readonly share: number | undefined;
  /** Side by side, as HTML. */
  readonly parts: readonly string[];
}

const TRACK = "height:6px;margin:4px 0 8px;border-radius:3px;background:rgba(128,128,128,0.3)";

/** In the page's own colors, so that it is read on dark pages, too. */
export function frameHtml({ line, share, parts }: Frame): string {
  return (
    `<div style="font-size:13px"><div style="font-variant-numeric:tabular-nums">${escapedHtml(line)}</div>` +
    (share === undefined ? "" : bar(share)) +
    `<div style="display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start">${parts.join("")}</div></div>`
  );
}

function bar(share: number): string {
  const percent = (100 * share).toFixed(1);
  return (
    `<div role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow="${percent}" style="${TRACK}">` +
    `<div style="height:100%;border-radius:3px;background:#1e88e5;width:${percent}%"></div></div>`
  );
}

/** The room that a run's picture has, from first to last, in CSS pixels: whole pixels of its finest scale where it is small. */
export function pictureRoom({ height, width }: { height: number; width: number }): { height: number; width: number } {
  const factor = SIDE / Math.max(height, width);
  const fit = factor >= 1 ? Math.floor(factor) : factor;
  return { height: Math.round(height * fit), width: Math.round(width * fit) };
}

const SIDE = 256;
