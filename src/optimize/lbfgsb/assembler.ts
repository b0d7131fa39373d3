/**
 * As much of a WebAssembly assembler as the loops in kernels.ts need.
 * Source: WebAssembly Core Specification 2.0, chapter 5 (binary format). Numbers in comments are its sections.
 */

/** Bytes of an instruction, with the instructions before it that give its operands. */
export type Code = readonly number[];

/** Parameters come first among the locals, all of them i32; then the vectors, v128, zero at the start. */
export interface Procedure {
  readonly name: string;
  readonly parameters: number;
  readonly vectors: number;
  readonly body: Code;
}

// 5.4.5 and 5.4.7: variables, integers.
export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)];
/** local += bytes, for bytes below 64. */
export const advance = (local: number, bytes: number): Code => set(local, [...get(local), 0x41, bytes, 0x6a]);

// 5.4.1: control. Runs the body, and again while a < b.
export const loopWhileBelow = (a: number, b: number, body: Code): Code => [
  ...[0x03, 0x40, ...body],
  ...[...get(a), ...get(b), 0x49, 0x0d, 0, 0x0b],
];

// 5.4.8: vectors. Every address is a local and a constant number of bytes.
const vector = (code: number): Code => [0xfd, ...unsigned(code)];
const near = (offset: number): Code => [0, ...unsigned(offset)];
/** Two float64. */
export const load = (address: number): Code => [...get(address), ...vector(0x00), ...near(0)];
export const store = (address: number, offset: number, value: Code): Code => [
  ...[...get(address), ...value],
  ...[...vector(0x0b), ...near(offset)],
];
/** One float64, twice. */
export const loadTwice = (address: number, offset: number): Code => [...get(address), ...vector(0x0a), ...near(offset)];
/** Two float32, made float64. */
export const loadSingles = (address: number): Code => [
  ...[...get(address), ...vector(0x5d), ...near(0)],
  ...vector(0x5f),
];
export const add = (a: Code, b: Code): Code => [...a, ...b, ...vector(0xf0)];
export const multiply = (a: Code, b: Code): Code => [...a, ...b, ...vector(0xf2)];

/** A module that exports the procedures and works on the memory it imports as `env.memory`. */
export function assemble(procedures: readonly Procedure[]): Uint8Array {
  const [i32, v128, memory, noLeast] = [0x7f, 0x7b, 0x02, [0x00, 0x00]];
  const types = procedures.map(({ parameters }) => [0x60, ...list(Array<Code>(parameters).fill([i32])), 0]);
  const exports = procedures.map(({ name }, index) => [...text(name), 0x00, index]);
  const bodies = procedures.map(({ vectors, body }) => sized([...list([[...unsigned(vectors), v128]]), ...body, 0x0b]));
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // 5.5.16: "\0asm", version 1
    ...section(1, types),
    ...section(2, [[...text("env"), ...text("memory"), memory, ...noLeast]]),
    ...section(
      3,
      procedures.map((_, index) => [index]),
    ),
    ...section(7, exports),
    ...section(10, bodies),
  ]);
}

const section = (id: number, entries: readonly Code[]): Code => [id, ...sized(list(entries))];
const list = (entries: readonly Code[]): Code => [...unsigned(entries.length), ...entries.flat()];
const sized = (bytes: Code): Code => [...unsigned(bytes.length), ...bytes];
const text = (name: string): Code => sized([...Buffer.from(name)]);

/** 5.2.2: LEB128. */
function unsigned(number: number): Code {
  return number < 128 ? [number] : [(number % 128) + 128, ...unsigned(Math.floor(number / 128))];
}
