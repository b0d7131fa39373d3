import type { ScaleCurve } from "../synthesis/record";
import type { Figure } from "./figure";

/** Objective and terms against evaluations, scale after scale along one axis. */
export function curveFigure(title: string, curves: readonly ScaleCurve[]): Figure {
  const names = [...new Set(curves.flatMap(({ terms }) => Object.keys(terms)))];
  const offsets = curves.map((_, i) => curves.slice(0, i).reduce((sum, { total }) => sum + total.length, 0));
  const line = (name: string, style: object, valuesOf: (curve: ScaleCurve) => readonly number[] | undefined) => ({
    type: "scatter",
    mode: "lines",
    name,
    line: style,
    // A gap between scales: their objectives are not of the same pictures.
    x: curves.flatMap(({ total }, i) => [...total.map((_, evaluation) => offsets[i]! + evaluation + 1), null]),
    y: curves.flatMap((curve) => [...(valuesOf(curve) ?? curve.total.map(() => null)), null]),
  });
  return {
    data: [
      line("total", { width: 3, color: "black" }, ({ total }) => total),
      ...names.map((name) => line(name, { width: 1.2 }, ({ terms }) => terms[name])),
    ],
    layout: {
      title: { text: title },
      xaxis: { title: { text: "evaluations" } },
      yaxis: { title: { text: "objective and its weighted terms" }, type: "log", exponentformat: "power" },
      legend: { x: 1.02, y: 1 },
      shapes: offsets.slice(1).map((x) => ({
        type: "line",
        xref: "x",
        yref: "paper",
        x0: x + 0.5,
        x1: x + 0.5,
        y0: 0,
        y1: 1,
        line: { dash: "dot", width: 1, color: "gray" },
      })),
      annotations: curves.map(({ height, width, total }, i) => ({
        xref: "x",
        yref: "paper",
        x: offsets[i]! + (total.length + 1) / 2,
        y: 1,
        yanchor: "bottom",
        showarrow: false,
        text: `${width}×${height}`,
      })),
    },
  };
}
