import { oneOf } from "../../core/one-of";
import { berger2017 } from "./berger2017";
import { gatys2015 } from "./gatys2015";
import { gatys2016 } from "./gatys2016";
import { heitz2021 } from "./heitz2021";
import { kalischek2021 } from "./kalischek2021";
import { li2017 } from "./li2017";
import { liu2016 } from "./liu2016";
import type { Mode, Preset, Recipe } from "./preset";
import { risser2017 } from "./risser2017";
import { ustyuzhaninov2017 } from "./ustyuzhaninov2017";

/** Papers' methods, in the order that `texture presets` lists them. */
export const presets: readonly Preset[] = [
  ...[gatys2015, gatys2016, liu2016, berger2017, ustyuzhaninov2017],
  ...[...li2017, risser2017, heitz2021, kalischek2021],
];

/** One mode of a preset, by the name that `--preset` takes. */
export interface NamedRecipe {
  /** "heitz2021", the paper's mode, or "heitz2021/code". */
  readonly name: string;
  readonly preset: Preset;
  readonly mode: Mode;
  readonly recipe: Recipe;
}

/** The modes of a preset, the paper's first. */
export function modesOf(preset: Preset): readonly NamedRecipe[] {
  const { name, modes } = preset;
  const paper: NamedRecipe = { name, preset, mode: "paper", recipe: modes.paper };
  return modes.code ? [paper, { name: `${name}/code`, preset, mode: "code", recipe: modes.code }] : [paper];
}

/** A preset's recipe by name: NAME or NAME/paper is the paper's, NAME/code its authors'. @throws UsageError */
export function presetNamed(name: string): NamedRecipe {
  const all = presets.flatMap(modesOf);
  const found = oneOf(
    "preset",
    all.map((each) => each.name),
    name.replace(/^([^/]+)\/paper$/, "$1"),
  );
  return all.find((each) => each.name === found)!;
}
