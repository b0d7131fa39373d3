import { demand } from "../core/demand";
import type { ContentOptions } from "./content-choice";

export interface Weighted {
  readonly name: string;
  readonly weight: number;
}

/** "pool1,pool2:0.5" -> names with weights, 1 where none is given. @param option  who refuses what is written otherwise */
export function parseWeighted(option: string): (text: string) => Weighted[] {
  return (text) =>
    text.split(",").map((part) => {
      const [name = "", weight, ...rest] = part.trim().split(":");
      demand(name !== "" && rest.length === 0, option, "NAME or NAME:WEIGHT, separated by commas", text);
      const value = weight === undefined ? 1 : weight.trim() === "" ? NaN : Number(weight);
      demand(value >= 0 && value < Infinity, option, `a weight of ${name} that is a number ≥ 0`, weight);
      return { name, weight: value };
    });
}

export interface PlacedLoss extends Weighted {
  readonly layers?: readonly string[];
}

/** "gram:1,spectrum:0.1@pixels+pool1" -> losses with weights and, behind the @, layers of their own. */
export function parseLosses(text: string): PlacedLoss[] {
  return text.split(",").map((part) => {
    const [weighted = "", layers, ...rest] = part.split("@");
    demand(rest.length === 0 && layers?.trim() !== "", "loss", "NAME:WEIGHT or NAME:WEIGHT@LAYER+LAYER", text);
    const [loss] = parseWeighted("loss")(weighted);
    return { ...loss!, ...(layers === undefined ? {} : { layers: layers.split("+").map((layer) => layer.trim()) }) };
  });
}

/** "relu4_2+relu3_2" and a weight -> the content's term; undefined where neither is told. */
export function contentOptions(layers: string | undefined, weight: number | undefined): ContentOptions | undefined {
  if (layers === undefined && weight === undefined) return undefined;
  return { layers: layers?.split("+").map((layer) => layer.trim()), weight };
}
