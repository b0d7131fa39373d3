import { element } from "./element";

export interface Choice<Value> {
  readonly label: string;
  readonly value: Value;
}

/** A list to choose from, with its name. */
export interface Chooser<Value> {
  readonly control: HTMLElement;
  readonly value: () => Value;
}

/** @param id  also of tests @param start  the place of the choice that it begins with */
export function chooser<Value>(
  id: string,
  title: string,
  choices: readonly Choice<Value>[],
  changed: () => void,
  start = 0,
): Chooser<Value> {
  const options = choices.map(({ label }, i) => element("option", { value: String(i) }, label));
  const select = element("select", { id, onchange: changed }, ...options);
  select.selectedIndex = start;
  const control = element("label", { className: "control" }, title, select);
  // A choice of one is none.
  control.hidden = choices.length < 2;
  return { control, value: () => choices[select.selectedIndex]!.value };
}

/** A box to check. @returns also whether it is checked, and a way to turn it off where it means nothing */
export function check(id: string, title: string, changed: () => void, checked = false) {
  const box = element("input", { id, type: "checkbox", checked, onchange: changed });
  return {
    control: element("label", { className: "control" }, box, title),
    value: () => box.checked,
    allow: (allowed: boolean) => (box.disabled = !allowed),
  };
}
