/** The public names, by hand. */
export { UsageError } from "./core/demand";
export { ndarray, type NdArray, type NdArrays, type Shape } from "./core/ndarray";
export type { Program, Tensors } from "./core/program";
/** tfjs's ops, for losses of one's own. */
export * as ops from "./core/tensor";
export { random, type Random } from "./core/random";

export { crop } from "./image/crop";
export type { Image } from "./image/image";
export { readImage, type ReadOptions } from "./image/read";
export { resize } from "./image/resize";
export { strip } from "./image/strip";
export { tile } from "./image/tile";
export { colorMoments, type ColorMoments } from "./image/color-moments";
export { pngBytes, writePng } from "./image/write";

export { ciede2000 } from "./color/ciede2000";
export { colorHandlingNamed, colorHandlings } from "./color/handling";
export { chromaHeld, type ChromaHeld } from "./color/handling/chroma-held";
export type { ColorHandling } from "./color/handling/handling";
export type { Palette } from "./color/palette";
export { labOf, labSpace } from "./color/lab";
export { lAlphaBeta } from "./color/l-alpha-beta";
export { colorsOf, imageOf, type ColorSpace } from "./color/space";
export { yiq } from "./color/yiq";
export { yuv } from "./color/yuv";

export { startNamed, starts, type NamedStart, type Start, type StartContext, type StartName } from "./noise";
export { colorExemplars, exemplars, type ColorExemplarName, type ExemplarName } from "./exemplars";
export { dyedClothWarp } from "./exemplars/dyed-cloth";
export { grayOf } from "./exemplars/gray";
export { litStonesTruth, shadeOf } from "./exemplars/lit-stones";
export { ringLabels, ringsTruth } from "./exemplars/rings";
export { shuffledRingsTruth } from "./exemplars/shuffled-rings";
export { stripesTruth } from "./exemplars/stripes";

export {
  createFeatures,
  defaultLayers,
  featureNames,
  featuresOf,
  layersOf,
  weightsFor,
  type FeatureSettings,
} from "./features/create";
export { networkColors, type NetworkColor } from "./features/network-color";
export type { FeatureSet, Shape4D } from "./features/feature-set";
export { type Weights, type WeightsSource } from "./features/weights/load";

export { gram } from "./losses/gram";
export { gramLoss } from "./losses/gram-loss";
export { lossKinds, lossNamed } from "./losses";
export { rearranged } from "./losses/rearrange";
export type { Loss, Shapes } from "./losses/loss";
export { lossKind, type LossKind, type LossOptions } from "./losses/loss-kind";

export {
  measureProgram,
  objectiveOf,
  objectiveProgram,
  prepareProgram,
  type Objective,
  type Size,
  type Term,
} from "./objective/objective";

export { engineNamed, engineNames } from "./engine/engines";
export type { Engine, Executable } from "./engine/engine";
export { exportOnnx } from "./engine/export";
export { print } from "./engine/graph";
export { engineStates, type EngineState } from "./engine/states";
export { runOnce } from "./engine/run-once";
export { trace } from "./engine/trace";

export { minimize, type Minimum, type MinimizeOptions, type MinimizeState } from "./optimize/minimize";
export { stopSentences, type Stop } from "./optimize/stop";

export { climb, type ClimbContext, type Progress, type SynthesisResult } from "./synthesis/climb";
export { evaluate, type LossTable } from "./synthesis/evaluate";
export { featureMaps, type FeatureChoice } from "./synthesis/feature-maps";
export { openObjective, type ObjectiveAt, type OpenObjective } from "./synthesis/open-objective";
export { exportObjective } from "./synthesis/export-objective";
export type { AnyLoss, LossChoice } from "./synthesis/loss-choice";
export { presetNamed, presets } from "./synthesis/presets";
export type { Preset, Recipe } from "./synthesis/presets/preset";
export { recordKeyOf } from "./synthesis/record-mark";
export { recordSchema, type SynthesisRecord } from "./synthesis/record";
export { runSynthesis } from "./synthesis/run";
export { runFolder } from "./synthesis/run-folder";
export { resolveSettings } from "./synthesis/resolve-settings";
export type { Settings, SynthesisOptions } from "./synthesis/settings";
export type { Synthesis } from "./synthesis/synthesize";

export {
  baselinesOf,
  clippedShare,
  colorCovariance,
  colorShift,
  colorWasserstein,
  copyScore,
  diversity,
  heldOutGram,
  hueDistance,
  luminanceGram,
  measureImage,
  metricInfos,
  newHues,
  spectrumDistance,
  vggLoss,
  type Baselines,
  type Measured,
  type MeasureContext,
  type MetricInfo,
  type MetricName,
} from "./metrics";

export { binding, colorKinds, type Binding } from "./analysis/binding";
export { checkLoss } from "./analysis/check-loss";
export {
  channelOrders,
  hueRotated,
  insideGamut,
  outsideShare,
  permuted,
  saturated,
  shifted,
  type ChannelOrder,
} from "./analysis/color-changes";
export { colorProbe, type ColorProbe } from "./analysis/color-probe";
export {
  colorAt,
  conditionOf,
  covarianceAt,
  firstFilters,
  firstGram,
  patchMoments,
  recovered,
  squareMatrix,
  withoutBiases,
} from "./analysis/patch-moments";
export { recolored, type Sample } from "./analysis/recolored";
export { sensitivity, type Sensitivity } from "./analysis/sensitivity";
export { statisticNames, statisticsOf, type ByStatistic, type StatisticName } from "./analysis/statistics";
export { reportText, type Check, type LossReport } from "./analysis/loss-report";
export { shading, stoneShades, type Shading, type StoneShade } from "./analysis/shading";

export type { Experiment } from "./experiments/experiment";
export { readResults, type ExperimentIndex, type ExperimentResults } from "./experiments/results";

export { browserState, type BrowserState } from "./figures/browser/state";
export { contactSheet, type SheetEntry, type SheetOptions } from "./figures/contact-sheet";
export { curveFigure } from "./figures/curve";
export type { Figure } from "./figures/figure";
export { heatMapFigure, type HeatMap, type HeatMapOptions } from "./figures/heat-map";
export { linesFigure, type Line, type LinesOptions } from "./figures/lines";
export { channelPicture, signedPicture } from "./figures/map-picture";
export { figurePage } from "./figures/page";
export {
  figureRenderer,
  renderFigures,
  type FigurePicture,
  type FigureRenderer,
  type RendererOptions,
} from "./figures/render";

export { reportPage } from "./report/html";
export type { Report, ReportBaseline, ReportMetric, ReportRun } from "./report/report";
export { runExperiment, type RunExperimentOptions } from "./notebook/experiment";
export { breathe, interruptSignal } from "./notebook/interrupt";
export type { Showable } from "./notebook/kinds";
export { weightsSource } from "./notebook/machine";
export { reload } from "./notebook/reload";
export { trainedOr } from "./notebook/trained-or";
export { show, type ShowOptions } from "./notebook/show";
export { synthesize, transfer, type NotebookContext } from "./notebook/synthesize";
