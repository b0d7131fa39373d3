import type { Shade } from "../shared/line-colors";
import { chooser } from "./controls";

const system = matchMedia("(prefers-color-scheme: dark)");

/** Whether the page is light or dark now: as the reader chose, else as the system has it. */
export function shade(): Shade {
  const { theme } = document.documentElement.dataset;
  if (theme === "light" || theme === "dark") return theme;
  return system.matches ? "dark" : "light";
}

/** The switch for it. @param changed  called when the page turns light or dark, whoever wanted it */
export function shadeSwitch(changed: () => void): HTMLElement {
  const apply = () => {
    const theme = choice.value();
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    changed();
  };
  const choices = (["system", "light", "dark"] as const).map((value) => ({ label: value, value }));
  const choice = chooser("theme", "theme", choices, apply);
  system.addEventListener("change", changed);
  return choice.control;
}
