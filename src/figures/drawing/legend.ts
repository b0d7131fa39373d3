import { plainLines } from "../escape";
import { elided } from "../lettering/fit";
import type { Lettering } from "../lettering/lettering";
import { theme } from "../theme";
import { traceColor } from "./color";
import type { KnownFigure, Trace } from "./known";
import { stroke } from "./marks";

const SAMPLE = 30;
const GAP = 6;
const LINE_HEIGHT = 19;
/** Of a name, beyond which it is elided. */
const WIDEST = 240;

export interface Legend {
  readonly width: number;
  readonly draw: (left: number, top: number) => string;
}

/** Names of the traces, with a sample of each; undefined where the figure wants none. */
export function legendOf({ layout, traces }: KnownFigure, lettering: Lettering): Legend | undefined {
  const size = theme.legendSize;
  const fit = (text: string) => elided(plainLines(text).join(" "), WIDEST, size, lettering);
  const entries = traces.map((trace, index) => ({ trace, index, name: fit(trace.name) }));
  const named = entries.filter(({ trace, name }) => trace.showlegend && name !== "");
  if (!(layout.showlegend ?? traces.length > 1) || named.length === 0) return undefined;
  const title = fit(layout.legend.title);
  const widest = Math.max(...named.map(({ name }) => SAMPLE + GAP + lettering.width(name, size)));
  return {
    width: Math.max(widest, lettering.width(title, size)),
    draw(left, top) {
      const rows = named.map(({ trace, index, name }, row) => {
        const y = top + (row + (title === "" ? 0 : 1) + 0.5) * LINE_HEIGHT;
        const label = lettering.write(name, { x: left + SAMPLE + GAP, y: y + 0.36 * size, size });
        return sample(trace, traceColor(trace.line.color ?? trace.marker.color, index), left, y) + label;
      });
      return lettering.write(title, { x: left, y: top + 0.5 * LINE_HEIGHT + 0.36 * size, size }) + rows.join("");
    },
  };
}

function sample({ mode, line, marker }: Trace, color: string, left: number, y: number): string {
  const drawn = mode.includes("lines") ? `<path fill="none" ${stroke(line, color)} d="M${left} ${y}h${SAMPLE}"/>` : "";
  if (!mode.includes("markers")) return drawn;
  return `${drawn}<circle cx="${left + SAMPLE / 2}" cy="${y}" r="${marker.size / 2}" fill="${color}"/>`;
}
