import { demand } from "../core/demand";

/** "256x192" or "256" -> width 256, height 192. */
export function parseSize(text: string): { height: number; width: number } {
  const [, width, height] = /^(\d{1,6})(?:[x×](\d{1,6}))?$/.exec(text) ?? [];
  demand(width !== undefined, "size", "WxH in pixels, as 256x192", text);
  return { width: Number(width), height: Number(height ?? width) };
}

export function parseNumber(name: string): (text: string) => number {
  return (text) => {
    const value = text.trim() === "" ? NaN : Number(text);
    demand(Number.isFinite(value), name, "a number", text);
    return value;
  };
}

/** "500" or "150,100,60". */
export function parseNumbers(name: string): (text: string) => number[] {
  return (text) => text.split(",").map(parseNumber(name));
}

export interface Weighted {
  readonly name: string;
  readonly weight: number;
}

/** "pool1,pool2:0.5" -> names with weights, 1 where none is given. */
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

export function parseNames(text: string): string[] {
  return text.split(",").map((name) => name.trim());
}
