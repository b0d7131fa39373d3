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

export function parseNames(text: string): string[] {
  return text.split(",").map((name) => name.trim());
}
