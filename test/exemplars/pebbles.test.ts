import { expect } from "chai";
import { pebbles, pebbleStones } from "../../src/exemplars/pebbles";
import { luminance } from "./luminance";

const options = { height: 160, width: 220, seed: 4 };
const image = pebbles.draw(options);
const stones = pebbleStones(options);
const light = luminance(image);

interface Stone {
  readonly pixels: number[];
  readonly x: number;
  readonly y: number;
}

/** The stones that lie wholly inside the picture, with their middles. */
function wholeStones(): Stone[] {
  const pixelsOf = new Map<number, number[]>();
  stones.forEach((stone, i) => {
    if (stone >= 0) pixelsOf.set(stone, [...(pixelsOf.get(stone) ?? []), i]);
  });
  const [lastX, lastY] = [options.width - 1, options.height - 1];
  const column = (i: number) => i % options.width;
  const row = (i: number) => Math.floor(i / options.width);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return [...pixelsOf.values()]
    .filter((pixels) => pixels.every((i) => column(i) > 0 && column(i) < lastX && row(i) > 0 && row(i) < lastY))
    .map((pixels) => ({ pixels, x: mean(pixels.map(column)), y: mean(pixels.map(row)) }));
}

function mean(pixels: readonly number[], value: (i: number) => number): number {
  return pixels.reduce((sum, i) => sum + value(i), 0) / pixels.length;
}

describe("pebbles", () => {
  it("lie elsewhere for another seed", () => {
    const others = pebbleStones({ ...options, seed: 5 });
    const same = stones.filter((stone, i) => stone < 0 === others[i]! < 0).length / stones.length;
    expect(same).to.be.below(0.8); // two beds that have nothing to do with each other agree in about 0.8² + 0.2² = 0.68
  });

  it("are packed closely, with dark cracks between", () => {
    const all = Array.from(stones.keys());
    const [inside, between] = [all.filter((i) => stones[i]! >= 0), all.filter((i) => stones[i]! < 0)];
    expect(inside.length / all.length).to.be.within(0.7, 0.9);
    expect(mean(between, (i) => light[i]!)).to.be.below(0.5 * mean(inside, (i) => light[i]!));
  });

  it("are 10 to 30 pixels across, of several sizes", () => {
    const across = wholeStones().map(({ pixels }) => 2 * Math.sqrt(pixels.length / Math.PI));
    expect(across.length).to.be.above(40);
    const usual = across.filter((diameter) => diameter >= 10 && diameter <= 30).length;
    expect(usual / across.length).to.be.above(0.85);
    expect(Math.max(...across) / Math.min(...across)).to.be.above(2);
  });

  it("are each lit from the upper left", () => {
    const lit = wholeStones().filter(({ pixels, x, y }) => {
      const towardLamp = (i: number) => x - (i % options.width) + y - Math.floor(i / options.width) > 0;
      const near = pixels.filter(towardLamp);
      const far = pixels.filter((i) => !towardLamp(i));
      return mean(near, (i) => light[i]!) > mean(far, (i) => light[i]!) + 0.05;
    });
    expect(lit.length / wholeStones().length).to.be.above(0.95);
  });

  it("have one hue each, and different ones", () => {
    const redShare = (i: number) =>
      image.data[3 * i]! / (image.data[3 * i]! + image.data[3 * i + 1]! + image.data[3 * i + 2]!);
    const hues = wholeStones().map(({ pixels }) => mean(pixels, redShare));
    const spreads = wholeStones().map(({ pixels }, k) => Math.sqrt(mean(pixels, (i) => (redShare(i) - hues[k]!) ** 2)));
    expect(Math.max(...hues) - Math.min(...hues)).to.be.above(0.15);
    expect(spreads.filter((spread) => spread < 0.02).length / spreads.length).to.be.above(0.9);
  });
});
