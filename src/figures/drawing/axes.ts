import type { Lettering } from "../lettering/lettering";
import { theme } from "../theme";
import { units } from "./marks";
import type { Scale } from "./scale";
import type { Tick } from "./ticks";

/** Where the plot lies in the drawing. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const TICK_LENGTH = 5;
/** Of an exponent, against its label. */
const RAISED_SIZE = 0.75;

/** Fine lines, lines at the labels, and a border. */
export function grid(frame: Frame, xScale: Scale, yScale: Scale): string {
  const { left, right, top, bottom } = frame;
  const upright = (at: number) => `M${units(xScale.placeAt(at))} ${top}V${bottom}`;
  const level = (at: number) => `M${left} ${units(yScale.placeAt(at))}H${right}`;
  const lines = (color: string, x: readonly number[], y: readonly number[]) =>
    `<path stroke="${color}" d="${x.map(upright).join("")}${y.map(level).join("")}"/>`;
  const at = (ticks: readonly Tick[]) => ticks.map((tick) => tick.at);
  return (
    lines(theme.minorGrid, xScale.ticks.minor, yScale.ticks.minor) +
    lines(theme.grid, at(xScale.ticks.major), at(yScale.ticks.major))
  );
}

export function border({ left, right, top, bottom }: Frame): string {
  return `<path fill="none" stroke="${theme.axisLine}" d="M${left} ${top}H${right}V${bottom}H${left}Z"/>`;
}

/** Marks and labels below the plot and left of it. */
export function tickLabels({ left, bottom }: Frame, xScale: Scale, yScale: Scale, lettering: Lettering): string {
  const size = theme.tickSize;
  const below = xScale.ticks.major.map((tick) => {
    const x = xScale.placeAt(tick.at);
    const mark = `<path stroke="${theme.axisLine}" d="M${units(x)} ${bottom}v${TICK_LENGTH}"/>`;
    return mark + tickLabel(tick, x + labelWidth(tick, size, lettering) / 2, bottom + TICK_LENGTH + size, lettering);
  });
  const beside = yScale.ticks.major.map((tick) => {
    const y = yScale.placeAt(tick.at);
    const mark = `<path stroke="${theme.axisLine}" d="M${left} ${units(y)}h${-TICK_LENGTH}"/>`;
    return mark + tickLabel(tick, left - TICK_LENGTH - 3, y + 0.36 * size, lettering);
  });
  return below.join("") + beside.join("");
}

/** The widest label beside the plot. */
export function labelsWidth({ ticks }: Scale, lettering: Lettering): number {
  return Math.max(0, ...ticks.major.map((tick) => labelWidth(tick, theme.tickSize, lettering)));
}

function labelWidth({ label, exponent = "" }: Tick, size: number, lettering: Lettering): number {
  return lettering.width(label, size) + lettering.width(exponent, size * RAISED_SIZE);
}

/** Ends at x, stands on y. */
function tickLabel({ label, exponent = "" }: Tick, x: number, y: number, lettering: Lettering): string {
  const size = theme.tickSize;
  const raised = { x, y: y - 0.45 * size, size: size * RAISED_SIZE, anchor: "end" } as const;
  const start = x - lettering.width(exponent, raised.size);
  return lettering.write(label, { x: start, y, size, anchor: "end" }) + lettering.write(exponent, raised);
}
