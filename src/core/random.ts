import { demand } from "./demand";

/** A seeded stream of random numbers; the same seed and label give the same stream on every machine. */
export interface Random {
  /** Uniform in [0, 1), 32 random bits. */
  readonly uniform: () => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** A whole number in 0 … count − 1. */
  readonly below: (count: number) => number;
}

/**
 * @param seed   a whole number ≥ 0
 * @param label  names the use ("start", "weights"), so that streams of one seed do not repeat each other
 *
 * Source: xoshiro128** (Blackman & Vigna 2018), seeded by splitmix32 over an FNV-1a hash; normals by the polar
 * method (Marsaglia & Bray 1964), whose logarithm and root are the only operations beyond exact arithmetic.
 */
export function random(seed: number, label: string): Random {
  demand(Number.isSafeInteger(seed) && seed >= 0, "random", "a seed that is a whole number ≥ 0", seed);
  const state = seedWords(`${seed}/${label}`);
  let spare: number | undefined;

  function uniform(): number {
    return nextWord(state) / 2 ** 32;
  }
  function normal(): number {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * factor;
      return x * factor;
    }
  }
  return { uniform, normal, below: (count) => Math.floor(uniform() * count) };
}

function seedWords(text: string): Uint32Array {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return Uint32Array.from({ length: 4 }, () => {
    hash = (hash + 0x9e3779b9) | 0;
    let word = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return word ^ (word >>> 15);
  });
}

function nextWord(s: Uint32Array): number {
  const [a, b, c, d] = s as unknown as [number, number, number, number];
  const scrambled = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
  const t = b << 9;
  const c1 = c ^ a;
  const d1 = d ^ b;
  s[1] = b ^ c1;
  s[0] = a ^ d1;
  s[2] = c1 ^ t;
  s[3] = rotateLeft(d1, 11);
  return scrambled;
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
