import type { Axis } from "../shared/page-data";
import { chooser } from "./controls";

/** Two lists of axes, for rows and for columns; each may be none. The same axis twice is taken for rows only. */
export function axisChoosers(
  id: string,
  axes: readonly Axis[],
  [row, column]: readonly [Axis | undefined, Axis | undefined],
  changed: () => void,
) {
  const choices = [{ label: "one for all", value: undefined }, ...axes.map((value) => ({ label: value.name, value }))];
  const place = (axis: Axis | undefined) => choices.findIndex(({ value }) => value === axis);
  const rows = chooser<Axis | undefined>(`${id}-rows`, "rows", choices, changed, place(row));
  const columns = chooser<Axis | undefined>(`${id}-columns`, "columns", choices, changed, place(column));
  return {
    controls: [rows.control, columns.control],
    values: (): [Axis | undefined, Axis | undefined] => {
      const [down, across] = [rows.value(), columns.value()];
      return [down, across === down ? undefined : across];
    },
  };
}
