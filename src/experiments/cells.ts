import { demand, UsageError } from "../core/demand";
import { exemplarName } from "../exemplars/source";
import type { CheckedExperiment } from "./experiment";
import { runOptionsSchema, type RunOptions, type SomeOptions } from "./run-options";

export const budgets = ["full", "quick"] as const;
export type Budget = (typeof budgets)[number];

/** One point of the grid. */
export interface Cell {
  /** Axis -> what its value is called, in the experiment's order. */
  readonly axes: Readonly<Record<string, string>>;
  readonly options: RunOptions;
}

/** Of each axis the values that are wanted, by what they are called. */
export type Narrowing = Readonly<Record<string, readonly string[]>>;

interface AxisValue {
  readonly label: string;
  readonly sets: SomeOptions;
}

/**
 * All runs that an experiment declares, the last axis changing fastest.
 * @throws UsageError for an axis or a value that is not there, two axes that set one option, and where nothing is left
 */
export function cellsOf(
  experiment: CheckedExperiment,
  name: string,
  budget: Budget,
  narrowing: Narrowing = {},
): Cell[] {
  const who = `experiment ${name}`;
  const quick = budget === "quick" ? experiment.quick : { set: {}, axes: {} };
  const all = Object.entries(experiment.axes).map(([axis, values]) => ({ axis, values: valuesOf(axis, values) }));
  demandApart(who, all);
  const left = [listed(quick.axes), narrowing].reduce<readonly Axis[]>(
    (axes, wanted) => narrowed(who, axes, wanted),
    all,
  );
  const excluded = experiment.exclude.map(listed);
  for (const entry of excluded) demandKnown(who, all, entry);
  const cells = product(left)
    .filter((values) => !excluded.some((entry) => holds(entry, values)))
    .map((values): Cell => {
      const sets = Object.assign(
        {},
        experiment.base,
        ...values.map((each) => each.value.sets),
        quick.set,
      ) as SomeOptions;
      const { success, data, error } = runOptionsSchema.partial().required({ exemplar: true }).safeParse(sets);
      if (!success)
        throw new UsageError(`${who}: expected each run to have an exemplar, got none (${error.issues[0]!.message})`);
      return {
        axes: Object.fromEntries(values.map(({ axis, value }) => [axis, value.label])),
        options: data,
      };
    });
  demand(cells.length > 0, who, "at least one run", "none: all are excluded");
  return cells;
}

interface Axis {
  readonly axis: string;
  readonly values: readonly AxisValue[];
}

function valuesOf(axis: string, values: CheckedExperiment["axes"][string]): AxisValue[] {
  if (!Array.isArray(values)) return Object.entries(values).map(([label, sets]) => ({ label, sets }));
  return values.map((value) => ({ label: labelOf(axis, value), sets: { [axis]: value } }));
}

/** Axes whose values are pictures, which are called by their names, as elsewhere. */
const PICTURES = ["exemplar", "content", "palette"];

function labelOf(axis: string, value: string | number | boolean): string {
  return PICTURES.includes(axis) ? exemplarName(String(value)) : String(value);
}

function product(axes: readonly Axis[]): { axis: string; value: AxisValue }[][] {
  return axes.reduce<{ axis: string; value: AxisValue }[][]>(
    (rows, { axis, values }) => rows.flatMap((row) => values.map((value) => [...row, { axis, value }])),
    [[]],
  );
}

function narrowed(who: string, axes: readonly Axis[], wanted: Narrowing): Axis[] {
  demandKnown(who, axes, wanted);
  return axes.map(({ axis, values }) => {
    const kept = wanted[axis];
    return { axis, values: kept === undefined ? values : values.filter(({ label }) => kept.includes(label)) };
  });
}

function holds(entry: Narrowing, values: readonly { axis: string; value: AxisValue }[]): boolean {
  return Object.entries(entry).every(([axis, labels]) =>
    values.some((each) => each.axis === axis && labels.includes(each.value.label)),
  );
}

function listed(chosen: CheckedExperiment["exclude"][number]): Narrowing {
  return Object.fromEntries(
    Object.entries(chosen).map(([axis, labels]) => [axis, [labels].flat().map((label) => labelOf(axis, label))]),
  );
}

function demandKnown(who: string, axes: readonly Axis[], wanted: Narrowing): void {
  const known = new Map(axes.map(({ axis, values }) => [axis, values.map(({ label }) => label)]));
  for (const [axis, labels] of Object.entries(wanted)) {
    const values = known.get(axis);
    demand(values !== undefined, who, `an axis among ${[...known.keys()].join(", ")}`, axis);
    for (const label of labels) demand(values.includes(label), who, `${axis} among ${values.join(", ")}`, label);
  }
}

function demandApart(who: string, axes: readonly Axis[]): void {
  const setBy = new Map<string, string>();
  for (const { axis, values } of axes) {
    const labels = values.map(({ label }) => label);
    const twice = labels.find((label, i) => labels.indexOf(label) !== i);
    demand(twice === undefined, who, `each value of ${axis} once`, `${twice} twice`);
    for (const option of new Set(values.flatMap(({ sets }) => Object.keys(sets)))) {
      const other = setBy.get(option);
      demand(other === undefined, who, `each option to be set by one axis`, `${option} by ${other} and ${axis}`);
      setBy.set(option, axis);
    }
  }
}
