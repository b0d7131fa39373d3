import { Matrix } from "ml-matrix";
import { demand } from "../core/demand";
import type { FeatureChoice, FeatureContext } from "../synthesis/feature-maps";
import { colorTargets, eachTarget, targetNames, type TargetName } from "./color-targets";
import { standardizedProducts } from "./products";
import type { Sample } from "./recolored";
import { ridge } from "./ridge";
import { eachStatistic, openStatistics, type ByStatistic } from "./statistics";

/** R² by target: 1 where all is told, 0 where no more than the mean over all samples is. */
export type Scores = Readonly<Record<TargetName, number>>;

export interface ColorProbe {
  readonly scores: ByStatistic<Scores>;
  /** Of telling the mean of the other textures: what is no better was not learned. At most 0. */
  readonly baseline: Scores;
}

/** In units of the features' mean squared length, as `ridge` takes them. */
const PENALTIES = [1e-4, 1e-3, 1e-2, 0.1, 1, 10];

/**
 * What a linear reader learns of a picture's colors from the statistics of each layer, and tells of a texture that it
 * never saw: ridge regression from the standardized entries (of symmetric matrices, those on and above the diagonal) to
 * the color targets, one texture left out at a time. The penalty is the best of six on the other textures, each of them
 * left out in turn. R² is pooled over all pictures and the numbers of a target.
 * @param samples  of three textures or more, all of one size
 * @throws UsageError for too few textures, unknown layers and missing weights
 */
export async function colorProbe(
  samples: readonly Sample[],
  choice: FeatureChoice,
  context: FeatureContext = {},
): Promise<ColorProbe> {
  const textures = [...new Set(samples.map(({ texture }) => texture))];
  demand(textures.length >= 3, "colorProbe", "three textures or more", textures.length);
  const groups = samples.map(({ texture }) => textures.indexOf(texture));
  const { targets, columns } = targetsOf(samples);
  const task = { groups, targets, columns };
  const statistics = await statisticsOfAll(samples, choice, context);
  const scores = Object.entries(statistics).map(
    ([layer, rows]) => [layer, eachStatistic((name) => scoresOf(rows[name], task))] as const,
  );
  const guessed = baselineOf(targets, groups);
  return {
    scores: Object.fromEntries(scores),
    baseline: eachTarget((name) => rSquared(guessed, targets, columns[name])),
  };
}

/** The numbers of all targets, a row a sample. */
function targetsOf(samples: readonly Sample[]): Pick<ProbeTask, "targets" | "columns"> {
  const told = samples.map(({ image }) => colorTargets(image));
  const names = targetNames.flatMap((name) => told[0]![name].map(() => name));
  return {
    targets: new Matrix(told.map((each) => targetNames.flatMap((name) => each[name]))),
    columns: eachTarget((name) => names.flatMap((other, column) => (other === name ? [column] : []))),
  };
}

/** The entries of each statistic, a row a sample. */
async function statisticsOfAll(
  samples: readonly Sample[],
  choice: FeatureChoice,
  context: FeatureContext,
): Promise<ByStatistic<Float32Array[]>> {
  const reader = await openStatistics(choice, samples[0]!.image, context);
  try {
    const read: ByStatistic<Float32Array>[] = [];
    for (const { image } of samples) read.push(await reader.read(image));
    const rows = (layer: string) =>
      eachStatistic((name) => read.map((each) => (name === "mean" ? each[layer]!.mean : upper(each[layer]![name]))));
    return Object.fromEntries(Object.keys(read[0]!).map((layer) => [layer, rows(layer)]));
  } finally {
    await reader.release();
  }
}

/** The entries on and above the diagonal of a square matrix. */
function upper(matrix: Float32Array): Float32Array {
  const size = Math.sqrt(matrix.length);
  return matrix.filter((_, i) => i % size >= Math.floor(i / size));
}

interface ProbeTask {
  /** The texture of each sample, as a number. */
  readonly groups: readonly number[];
  /** A row a sample: the numbers of all targets. */
  readonly targets: Matrix;
  readonly columns: Columns;
}

/** Where the numbers of each target stand. */
type Columns = Readonly<Record<TargetName, readonly number[]>>;

function scoresOf(rows: readonly Float32Array[], task: ProbeTask): Scores {
  const { groups, targets, columns } = task;
  const predicted = Matrix.zeros(targets.rows, targets.columns);
  for (const group of new Set(groups)) {
    const training = indicesWhere(groups, (other) => other !== group);
    const tested = indicesWhere(groups, (other) => other === group);
    const products = standardizedProducts(rows, training);
    const best = bestPenalties(products, training, task);
    const told = ridge({ products, targets, training, tested }, PENALTIES);
    for (const name of targetNames)
      for (const column of columns[name])
        tested.forEach((sample, i) => predicted.set(sample, column, told[best[name]]!.get(i, column)));
  }
  return eachTarget((name) => rSquared(predicted, targets, columns[name]));
}

/** For each target the place of the penalty under which the training textures are told best, each from the others. */
function bestPenalties(products: Matrix, training: readonly number[], { groups, targets, columns }: ProbeTask) {
  const errors = eachTarget(() => PENALTIES.map(() => 0));
  for (const group of new Set(training.map((sample) => groups[sample]!))) {
    const inner = training.filter((sample) => groups[sample] !== group);
    const tested = training.filter((sample) => groups[sample] === group);
    ridge({ products, targets, training: inner, tested }, PENALTIES).forEach((told, i) => {
      const off = Matrix.sub(told, rowsOf(targets, tested));
      for (const name of targetNames)
        errors[name][i]! += columns[name].reduce((sum, column) => sum + squares(off.getColumn(column)), 0);
    });
  }
  return eachTarget((name) => errors[name].indexOf(Math.min(...errors[name])));
}

function baselineOf(targets: Matrix, groups: readonly number[]): Matrix {
  const meanOfOthers = (group: number) => {
    const others = indicesWhere(groups, (other) => other !== group);
    return rowsOf(targets, others).mean("column");
  };
  return new Matrix(groups.map(meanOfOthers));
}

/** 1 − Σ (told − true)² / Σ (true − mean)², over all samples and some columns. */
function rSquared(told: Matrix, truth: Matrix, columns: readonly number[]): number {
  const off = Matrix.sub(told, truth);
  const spread = truth.clone().subRowVector(truth.mean("column"));
  const sum = (matrix: Matrix) => columns.reduce((total, column) => total + squares(matrix.getColumn(column)), 0);
  return 1 - sum(off) / sum(spread);
}

function squares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

function rowsOf(matrix: Matrix, rows: readonly number[]): Matrix {
  return new Matrix(rows.map((row) => matrix.getRow(row)));
}

function indicesWhere(groups: readonly number[], holds: (group: number) => boolean): number[] {
  return groups.flatMap((group, i) => (holds(group) ? [i] : []));
}
