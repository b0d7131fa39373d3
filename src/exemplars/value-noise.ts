import { random } from "../core/random";

/** A smooth random function of the plane, in −1..1, mean 0, that changes over a distance of 1. */
export type Noise = (x: number, y: number) => number;

/** Value noise: random numbers at whole positions, eased between by 6t⁵ − 15t⁴ + 10t³ (Perlin 2002). */
export function valueNoise(seed: number, label: string): Noise {
  const word = random(seed, label).below(2 ** 32) | 0;
  return (x, y) => {
    const column = Math.floor(x);
    const row = Math.floor(y);
    const across = ease(x - column);
    const down = ease(y - row);
    const above = at(word, column, row) * (1 - across) + at(word, column + 1, row) * across;
    const below = at(word, column, row + 1) * (1 - across) + at(word, column + 1, row + 1) * across;
    return above * (1 - down) + below * down;
  };
}

/** Sums octaves, each half as wide and half as strong as the one before; in −2..2. */
export function fractalNoise(noise: Noise, octaves: number): Noise {
  return (x, y) => {
    let sum = 0;
    for (let octave = 0, scale = 1; octave < octaves; octave++, scale *= 2) {
      sum += noise(x * scale + 17.3 * octave, y * scale + 9.1 * octave) / scale;
    }
    return sum;
  };
}

/** A random number in −1..1 for a place of the lattice. */
function at(word: number, column: number, row: number): number {
  let hash = word ^ Math.imul(column, 0x27d4eb2d) ^ Math.imul(row, 0x165667b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 31 - 1;
}

function ease(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}
