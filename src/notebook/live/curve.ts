import { curveFigure } from "../../figures/curve";
import { lineChart } from "../../figures/drawing/chart";
import type { Figure } from "../../figures/figure";
import { openLettering } from "../../figures/lettering/lettering";
import { thinned } from "../../figures/thinned";
import { drawingPng, type Drawing } from "../../image/rasterize";
import type { ScaleCurve } from "../../synthesis/record";
import type { Settings } from "../../synthesis/settings";

/** Of a run's curve, in CSS pixels: beside its picture in JupyterLab 1280 pixels wide with its side bar open. */
export const CURVE_SIZE = { height: 380, width: 550 };

/** Points a line, as it is drawn while the run goes on: about two a pixel would be no more to see. */
const MOST_POINTS = 300;

/** A run's curve, in words what it is of. */
export function runFigure({ losses, features, seed }: Settings, curves: readonly ScaleCurve[]): Figure {
  const title = `${losses.map(({ loss }) => loss).join(" + ")} on ${features.name}, seed ${seed}`;
  return curveFigure(title, curves, CURVE_SIZE);
}

/** Drawn at once and without a browser: it is lines alone. */
export async function quickCurve(settings: Settings, curves: readonly ScaleCurve[]): Promise<Drawing> {
  return lineChart(thinned(runFigure(settings, curves), MOST_POINTS), CURVE_SIZE, await openLettering());
}

/** Every point of it, two pixels a unit. */
export async function wholeCurve(settings: Settings, curves: readonly ScaleCurve[]): Promise<Buffer> {
  return drawingPng(lineChart(runFigure(settings, curves), CURVE_SIZE, await openLettering()), 2);
}
